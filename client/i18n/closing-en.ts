import type { closingZhCN } from './closing-zh-CN.ts';
import type { Message } from './message.ts';

export const closingEn: Record<keyof typeof closingZhCN, Message> = {
  'standing.nobodyJudges': 'Nobody judges it',
  'people.nobodyJudges':
    'Everybody who was to judge declined, so no feedback will come. Waive one of them to complete it, or cancel the interview.',
  'when.calendarFile': 'Add to my calendar (.ics file)',
};
