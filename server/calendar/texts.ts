import type { Locale } from '#shared/locale.ts';

interface Words {
  calendar: string;
  interview: string;
  round: (round: number) => string;
  open: string;
  declined: string;
}

const chineseNumbers = '零一二三四五六七八九';

/** What stands in members' calendars, and what an answer given there is called in ours. */
export const calendarTexts: Record<Locale, Words> = {
  'zh-CN': {
    calendar: '面试',
    interview: '面试',
    round: (round) => `${chineseNumbers[round] ?? `第${round}`}面`,
    open: '查看详情：',
    declined: '在企业微信日程中拒绝',
  },
  en: {
    calendar: 'Interviews',
    interview: 'Interview',
    round: (round) => `round ${round}`,
    open: 'Open: ',
    declined: 'Declined in the WeCom calendar',
  },
  fr: {
    calendar: 'Entretiens',
    interview: 'Entretien',
    round: (round) => `tour ${round}`,
    open: 'Voir : ',
    declined: 'Refusé dans l’agenda WeCom',
  },
};
