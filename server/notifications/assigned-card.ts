import type { Locale } from '#shared/locale.ts';
import { plainTextCard, type Content } from '../wecom/messages/content.ts';
import type { Delivery } from './store.ts';

interface Words {
  interview: string;
  button: string;
  round: (round: number) => string;
  candidate: string;
  organizer: string;
  colon: string;
}

const chineseNumbers = '零一二三四五六七八九';

const words: Record<Locale, Words> = {
  'zh-CN': {
    interview: '面试',
    button: '查看',
    round: (round) => `${chineseNumbers[round]}面`,
    candidate: '候选人',
    organizer: '安排人',
    colon: '：',
  },
  en: {
    interview: 'Interview',
    button: 'Open',
    round: (round) => `round ${round}`,
    candidate: 'Candidate',
    organizer: 'Arranged by',
    colon: ': ',
  },
  fr: {
    interview: 'Entretien',
    button: 'Voir',
    round: (round) => `tour ${round}`,
    candidate: 'Candidat·e',
    organizer: 'Organisé par',
    colon: ' : ',
  },
};

/**
 * The invitation. Date and time come first, because a narrow client shows the first 20 bytes
 * only (page 90236). Nothing about the candidate but the name: a chat cannot be erased.
 */
export function assignedCard(delivery: Delivery, publicUrl: string): Content {
  const { interview, recipient } = delivery;
  const text = words[recipient.locale];
  return plainTextCard({
    title: `${shortTime(interview, recipient.locale)} ${text.interview} · ${interview.jobTitle}`,
    lines: [
      longTime(interview, recipient.locale),
      `${text.candidate}${text.colon}${interview.candidateName} · ${text.round(interview.round)}`,
      `${text.organizer}${text.colon}${interview.organizerName}`,
    ],
    url: `${publicUrl}/i/${interview.id}`,
    button: text.button,
  });
}

function shortTime({ startsAt, zone }: Delivery['interview'], locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return format.format(startsAt).replace(',', '');
}

/** With its zone named, because readers sit in several. */
function longTime({ startsAt, endsAt, zone }: Delivery['interview'], locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return `${format.formatRange(startsAt, endsAt)} (${zone})`;
}
