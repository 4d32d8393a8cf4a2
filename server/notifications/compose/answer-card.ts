import type { TemplateCard } from '../../wecom/cards/template-card.ts';
import { cutCharacters } from '../../wecom/messages/cut.ts';
import type { Content } from '../../wecom/messages/content.ts';
import type { CardWord } from '../texts/words-shape.ts';
import { words } from '../texts/words.ts';
import { kindToSay, linkTo, slotOf, type Message } from './message.ts';
import { rowTime, shortTime } from './moments.ts';
import { titleOf } from './text-card.ts';

export const cardAnswers = ['accept', 'decline'] as const;
export type CardAnswer = (typeof cardAnswers)[number];

/** What a button sends back: an answer, and the revision of the interview it was about. */
export function cardKey(answer: CardAnswer, revision: number): string {
  return `${answer}:${revision}`;
}

export function readCardKey(key: string): { answer: CardAnswer; revision: number } | undefined {
  const [, name, revision] = /^(\w+):(\d{1,9})$/.exec(key) ?? [];
  const answer = cardAnswers.find((one) => one === name);
  return answer && { answer, revision: Number(revision) };
}

/** Advised lengths in characters (page 90236); longer text is folded by the clients. */
const titleLength = 36;
const valueLength = 30;

/** Accept and decline call back with the revision; another time is chosen on the page. */
export function answerCard(message: Message, taskId: string): Content {
  const { locale, interview, revision, payload, told } = message;
  const text = words[locale];
  const kind = kindToSay(message);
  const slot = slotOf(message);
  const url = linkTo(message);
  const time = (span: typeof slot) => (span ? rowTime(span, interview.zone, locale) : '');
  const rows = [
    [text.time, time(slot)],
    kind === 'moved' && told ? [text.before, time(told)] : ['', ''],
    [text.candidate, `${interview.candidateName} · ${text.round(interview.round)}`],
    [text.organizer, interview.organizerName],
    [text.place, interview.location],
  ];
  const again = payload.again
    ? ` ${text.again(shortTime(new Date(payload.again), interview.zone, locale))}`
    : '';
  return {
    msgtype: 'template_card',
    card: {
      type: 'button_interaction',
      taskId,
      source: { desc: text.interview },
      mainTitle: { title: cutCharacters(titleOf(message), titleLength) },
      subTitle: `${text.sentence(kind, '')}${again}`,
      horizontal: rowsOf(rows),
      cardAction: { url },
      buttons: [
        { text: text.answer.accept, style: 1, key: cardKey('accept', revision) },
        { text: text.answer.decline, style: 2, key: cardKey('decline', revision) },
        { text: text.answer.otherTime, style: 2, url },
      ],
    },
  };
}

/** What stands in the chat once the buttons are gone: how things are now. */
export function settledCard(message: Message, word: CardWord): TemplateCard {
  const { locale, interview } = message;
  const text = words[locale];
  const { slot, zone } = interview;
  const time = slot ? `${shortTime(slot.startsAt, zone, locale)} ` : '';
  return {
    type: 'text_notice',
    source: { desc: text.interview },
    mainTitle: { title: cutCharacters(`${time}${text.card[word]}`, titleLength) },
    subTitle: cutCharacters(interview.jobTitle, titleLength),
    horizontal: rowsOf([
      [text.time, slot ? rowTime(slot, zone, locale) : ''],
      [text.candidate, `${interview.candidateName} · ${text.round(interview.round)}`],
    ]),
    cardAction: { url: linkTo(message) },
  };
}

function rowsOf(rows: string[][]) {
  return rows
    .filter(([, value]) => value)
    .map(([keyname = '', value = '']) => ({ keyname, value: cutCharacters(value, valueLength) }));
}
