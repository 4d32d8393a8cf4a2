import { check } from '../check.ts';
import { chunked } from '../messages/recipients.ts';
import type { Request } from '../request.ts';
import { checkAttendees, scheduleFields, type ScheduleInput } from './schedule-input.ts';
import { unlessGone } from './unless-gone.ts';

export interface Schedule {
  scheduleId: string;
  calId: string;
  summary: string;
  description: string;
  startsAt: Date;
  endsAt: Date;
  cancelled: boolean;
  attendees: { userid: string; response: Response }[];
}

/** `accepted_once`: one occurrence of a repeated schedule. */
export type Response = 'none' | 'tentative' | 'accepted' | 'accepted_once' | 'declined';

const responses: Response[] = ['none', 'tentative', 'accepted', 'accepted_once', 'declined'];
const mostIds = 1000;
const pageSize = 1000;

interface Answered {
  schedule_id: string;
  cal_id?: string;
  summary?: string;
  description?: string;
  start_time: number;
  end_time: number;
  status?: number;
  attendees?: { userid: string; response_status?: number }[];
}

/**
 * Schedules in members' calendars. WeCom tells the members of every change by itself; 20 000 new
 * ones a day for an app (page 93624). Every method rejects with WecomError, such as 90458 for a
 * schedule that is not known and 90479 for another app's, or with WecomLimitError.
 */
export function createSchedules({ request }: { request: Request }) {
  const post = <T extends object>(api: string, body: object, repeatable: boolean) =>
    request<T>({ method: 'POST', api: `oa/schedule/${api}`, body, repeatable });
  const attendeesOf = (userids: string[]) => {
    checkAttendees(userids);
    return userids.map((userid) => ({ userid }));
  };

  return {
    /**
     * Into `calId`, or the app's default calendar (90708 without one); the new id. WeCom has no
     * check for repetitions: after an ambiguous error look it up with `listByCalendar`
     * (page 93648). @throws WecomError, WecomLimitError
     */
    async add(input: ScheduleInput, calId?: string): Promise<string> {
      const schedule = { ...scheduleFields(input), cal_id: calId };
      return (await post<{ schedule_id: string }>('add', { schedule }, false)).schedule_id;
    },

    /** Overwrites; the id, which is another one if WeCom split it (page 97720). */
    async update(scheduleId: string, input: ScheduleInput): Promise<string> {
      const schedule = { schedule_id: scheduleId, ...scheduleFields(input) };
      const answer = await post<{ schedule_id?: string }>('update', { schedule }, true);
      return answer.schedule_id ?? scheduleId;
    },

    /** Cancels it for everybody; one that is gone already stays so (page 97725). */
    del: (scheduleId: string) => unlessGone(post('del', { schedule_id: scheduleId }, true)),

    /** Cancelled ones as well, in as many calls as it takes (page 97724). */
    async get(scheduleIds: string[]): Promise<Schedule[]> {
      const found: Schedule[] = [];
      for (const ids of chunked([...new Set(scheduleIds)], mostIds)) {
        const { schedule_list: list = [] } = await post<{ schedule_list?: Answered[] }>(
          'get',
          { schedule_id_list: ids },
          true,
        );
        found.push(...list.map(scheduleOf));
      }
      return found;
    },

    /** Everything in a calendar, page by page (page 97723). */
    async listByCalendar(calId: string): Promise<Schedule[]> {
      check.filled('cal_id', calId);
      const found: Schedule[] = [];
      for (;;) {
        const { schedule_list: list = [] } = await post<{ schedule_list?: Answered[] }>(
          'get_by_calendar',
          { cal_id: calId, offset: found.length, limit: pageSize },
          true,
        );
        if (list.length === 0) return found;
        found.push(...list.map(scheduleOf));
      }
    },

    /** 1000 in all (page 97721). */
    async addAttendees(scheduleId: string, userids: string[]): Promise<void> {
      const attendees = attendeesOf(userids);
      await post('add_attendees', { schedule_id: scheduleId, attendees }, true);
    },

    /** Leaves the others as they are (page 97722). */
    async delAttendees(scheduleId: string, userids: string[]): Promise<void> {
      const attendees = attendeesOf(userids);
      await post('del_attendees', { schedule_id: scheduleId, attendees }, true);
    },
  };
}

function scheduleOf(answered: Answered): Schedule {
  return {
    scheduleId: answered.schedule_id,
    calId: answered.cal_id ?? '',
    summary: answered.summary ?? '',
    description: answered.description ?? '',
    startsAt: new Date(answered.start_time * 1000),
    endsAt: new Date(answered.end_time * 1000),
    cancelled: answered.status === 1,
    attendees: (answered.attendees ?? []).map(({ userid, response_status: status }) => ({
      userid,
      response: responses[status ?? 0] ?? 'none',
    })),
  };
}
