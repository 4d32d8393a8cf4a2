import type { XmlFields } from '../../../wecom/callback-xml.ts';
import type { Part } from '../card/fields.ts';
import type { World } from '../endpoint.ts';
import type { SandboxCalendar, SandboxSchedule } from './state.ts';

export type Answered = 'tentative' | 'accepted' | 'declined';

const statuses: Record<Answered, number> = { tentative: 1, accepted: 2, declined: 4 };

export type DiaryActions = ReturnType<typeof createDiaryActions>;

/**
 * What members do in the client with calendars and schedules that an app has made. The events name
 * the thing only: what became of it, or what was answered, the app has to read (pages 97728 to
 * 97732, 98111). Administrators change and delete; who else may is not published.
 * @throws Error for what is not theirs
 */
export function createDiaryActions({ diary, callbacks }: Pick<World, 'diary' | 'callbacks'>) {
  function tell(agentId: number, from: string, fields: XmlFields) {
    callbacks.emit(agentId, { from, msgType: 'event', fields, withoutAgentId: true });
  }

  function tellOfSchedule(Event: string, from: string, schedule: SandboxSchedule) {
    const { agentId, calId, scheduleId } = schedule;
    tell(agentId, from, { Event, CalId: calId, ScheduleId: scheduleId });
  }

  function administered(userid: string, scheduleId: string) {
    const schedule = diary.schedules.get(scheduleId);
    if (!schedule || schedule.status === 1) throw new Error(`There is no schedule ${scheduleId}.`);
    const calendar = diary.calendars.get(schedule.calId);
    const from = adminOf(userid, schedule.fields) ?? adminOf(userid, calendar?.fields ?? {});
    if (!from) throw new Error(`${userid} does not administer ${scheduleId}.`);
    return { schedule, from };
  }

  function administeredCalendar(userid: string, calId: string) {
    const calendar = diary.calendars.get(calId);
    const from = calendar && adminOf(userid, calendar.fields);
    if (!from) throw new Error(`${userid} does not administer ${calId}.`);
    return { calendar, from };
  }

  return {
    respondSchedule(userid: string, scheduleId: string, answer: Answered): void {
      const schedule = diary.schedules.get(scheduleId);
      const attendee = schedule?.attendees.find((one) => isSame(one.userid, userid));
      if (!schedule || !attendee || schedule.status === 1) {
        throw new Error(`${userid} is not invited to ${scheduleId}.`);
      }
      attendee.response_status = statuses[answer];
      tellOfSchedule('respond_schedule', attendee.userid, schedule);
    },

    /** `changes` in WeCom's spelling, such as `start_time`. */
    changeSchedule(userid: string, scheduleId: string, changes: Part): void {
      const { schedule, from } = administered(userid, scheduleId);
      schedule.fields = { ...schedule.fields, ...changes };
      schedule.sequence = diary.nextSequence();
      tellOfSchedule('modify_schedule', from, schedule);
    },

    deleteSchedule(userid: string, scheduleId: string): void {
      const { schedule, from } = administered(userid, scheduleId);
      schedule.status = 1;
      schedule.sequence = diary.nextSequence();
      tellOfSchedule('delete_schedule', from, schedule);
    },

    /** `changes` in WeCom's spelling, such as `summary`. */
    changeCalendar(userid: string, calId: string, changes: Part): void {
      const { calendar, from } = administeredCalendar(userid, calId);
      calendar.fields = { ...calendar.fields, ...changes };
      tellOfCalendar('modify_calendar', from, calendar);
    },

    deleteCalendar(userid: string, calId: string): void {
      const { calendar, from } = administeredCalendar(userid, calId);
      diary.calendars.delete(calId);
      tellOfCalendar('delete_calendar', from, calendar);
    },
  };

  function tellOfCalendar(Event: string, from: string, { agentId, calId }: SandboxCalendar) {
    tell(agentId, from, { Event, CalId: calId });
  }
}

/** The administrator as the app spelled them; undefined when they are none. */
function adminOf(userid: string, { admins }: Part): string | undefined {
  const list = Array.isArray(admins) ? admins.map(String) : [];
  return list.find((one) => isSame(one, userid));
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
