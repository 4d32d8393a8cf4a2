import type { Calendar } from '../../../calendar/service.ts';
import type { CallbackHandlers } from '../job.ts';

/**
 * What members do in their WeCom calendar with what we have put there. The interview is ours: a
 * change made there is undone, an answer given there counts like one given here.
 */
export function scheduleHandlers(options: {
  calendar: Pick<Calendar, 'restore' | 'restoreAll' | 'answered'>;
}): Pick<CallbackHandlers, 'calendar'> {
  const { calendar } = options;
  return {
    async calendar({ name, from, calId, scheduleId, createTime }, { key }) {
      switch (name) {
        case 'modify_schedule':
        case 'delete_schedule':
          return (await calendar.restore(scheduleId)) > 0 ? 'put right' : 'not ours';
        case 'delete_calendar':
          return `put right: ${await calendar.restoreAll(calId)}`;
        case 'respond_schedule':
          return calendar.answered({ scheduleId, userid: from, at: createTime * 1000, key });
        default:
          return 'kept';
      }
    },
  };
}
