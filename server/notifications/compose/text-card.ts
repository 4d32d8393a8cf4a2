import { plainTextCard, type Content } from '../../wecom/messages/content.ts';
import type { CardWord, WordedKind, Words } from '../texts/words-shape.ts';
import { words } from '../texts/words.ts';
import { kindToSay, linkTo, slotOf, type Message } from './message.ts';
import { longTime, shortTime } from './moments.ts';
import { withoutContacts } from './without-contacts.ts';

/** Date and time first, then what it is about: the first 20 bytes carry the meaning. */
export function titleOf(message: Message): string {
  const slot = slotOf(message);
  const text = words[message.locale];
  const { zone, jobTitle } = message.interview;
  const verb = text.verb[kindToSay(message)];
  const time = slot ? `${shortTime(slot.startsAt, zone, message.locale)} ` : '';
  return `${time}${verb} · ${jobTitle}`;
}

export function textCard(message: Message): Content {
  const { locale } = message;
  return plainTextCard({
    title: titleOf(message),
    lines: linesOf(message, words[locale]),
    url: linkTo(message),
    button: buttonOf(message.kind, words[locale].button),
  });
}

/** What a card would say that cannot be changed any more. */
export function settledTextCard(message: Message, word: CardWord): Content {
  const { locale, interview } = message;
  const text = words[locale];
  const { slot, zone, jobTitle, candidateName, round } = interview;
  const time = slot ? `${shortTime(slot.startsAt, zone, locale)} ` : '';
  return plainTextCard({
    title: `${time}${text.card[word]} · ${jobTitle}`,
    lines: [
      ...(slot ? [longTime(slot, zone, locale)] : []),
      `${text.candidate}${text.colon}${candidateName} · ${text.round(round)}`,
    ],
    url: linkTo(message),
    button: text.button.open,
  });
}

function linesOf(message: Message, text: Words): string[] {
  const { payload, interview, locale, told } = message;
  const { zone } = interview;
  const kind = kindToSay(message);
  const slot = slotOf(message);
  const label = (name: string, value: string) => `${name}${text.colon}${value}`;
  const lines = [
    text.sentence(kind, payload.about?.name ?? ''),
    slot && longTime(slot, zone, locale),
    kind === 'moved' && told && label(text.before, longTime(told, zone, locale)),
    label(text.candidate, `${interview.candidateName} · ${text.round(interview.round)}`),
    introduces.has(kind) && label(text.organizer, interview.organizerName),
    placed.has(kind) && interview.location && label(text.place, interview.location),
    payload.reason && label(text.reason, withoutContacts(payload.reason)),
    payload.again && text.again(shortTime(new Date(payload.again), zone, locale)),
  ];
  return lines.filter((line): line is string => typeof line === 'string' && line !== '');
}

const introduces = new Set<WordedKind>(['assigned', 'moved', 'cancelled', 'replaced']);
const placed = new Set<WordedKind>([
  'assigned',
  'moved',
  'details',
  'remind_answer',
  'remind_start',
]);

function buttonOf(kind: WordedKind, button: Words['button']): string {
  if (kind === 'remind_start' || kind === 'candidate_here') return button.join;
  return kind === 'rate' || kind.startsWith('overdue_') ? button.rate : button.open;
}
