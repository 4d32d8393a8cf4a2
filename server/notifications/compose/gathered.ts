import type { Locale } from '#shared/locale.ts';
import { plainTextCard, type Content } from '../../wecom/messages/content.ts';
import { words } from '../texts/words.ts';
import { slotOf, type Message } from './message.ts';
import { shortTime } from './moments.ts';

const mostLines = 6;

/** Several messages in one, for somebody who would get too many. */
export function digestCard(items: Message[], locale: Locale, url: string): Content {
  const text = words[locale];
  const lines = items.slice(0, mostLines).map((item) => {
    const { interview, payload, kind } = item;
    const slot = slotOf(item);
    const time = slot ? `${shortTime(slot.startsAt, interview.zone, locale)} ` : '';
    const who = payload.about?.name ?? interview.candidateName;
    return `${time}${text.verb[kind]} · ${who}`;
  });
  const rest = items.length - lines.length;
  return plainTextCard({
    title: `${text.updates(items.length)} · ${lines[0] ?? ''}`,
    lines: [...lines, ...(rest > 0 ? [text.more(rest)] : [])],
    url,
    button: text.button.open,
  });
}

export interface Failure {
  name: string;
  jobTitle: string;
  startsAt: Date | null;
  zone: string;
}

export function failuresCard(failures: Failure[], locale: Locale, url: string): Content {
  const text = words[locale];
  const lines = failures.slice(0, mostLines).map(({ name, jobTitle, startsAt, zone }) => {
    const time = startsAt ? `${shortTime(startsAt, zone, locale)} ` : '';
    return `${time}${name} · ${jobTitle}`;
  });
  const rest = failures.length - lines.length;
  return plainTextCard({
    title: text.failures(failures.length),
    lines: [...lines, ...(rest > 0 ? [text.more(rest)] : []), text.sentence('delivery_failed', '')],
    url,
    button: text.button.open,
  });
}

export function memberGoneCard(
  gone: { name: string; count: number },
  locale: Locale,
  url: string,
): Content {
  const text = words[locale];
  return plainTextCard({
    title: text.gone(gone.name, gone.count),
    lines: [text.sentence('member_gone', gone.name)],
    url,
    button: text.button.open,
  });
}
