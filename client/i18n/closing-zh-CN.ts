import type { Message } from './message.ts';

/** Its time in one's own calendar, and an interview that nobody judges. */
export const closingZhCN = {
  'standing.nobodyJudges': '面试官都已拒绝',
  'people.nobodyJudges': '面试官都已拒绝，没有人会评价。请豁免一位的评价以结束，或取消面试。',
  'when.calendarFile': '加入日历（.ics 文件）',
} satisfies Record<string, Message>;
