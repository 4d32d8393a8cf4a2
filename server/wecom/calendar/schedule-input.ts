import { check } from '../check.ts';
import { WecomLimitError } from '../limit-error.ts';

/** The whole schedule: an update overwrites what it leaves out (pages 93648, 97720). */
export interface ScheduleInput {
  startsAt: Date;
  endsAt: Date;
  /** At most 128 characters. */
  summary: string;
  /** At most 1000 characters. */
  description?: string;
  /** At most 128 characters; a link works. */
  location?: string;
  /** At most 1000 userids of the visible range. */
  attendees: string[];
  /** At most 3, each among the attendees. */
  admins?: string[];
  /** Seconds before the start: 0, 300, 900, 3600 or 86400; none for no reminder. */
  remindBefore?: number[];
  /** Whole hours from UTC, -12 to 12: WeCom knows no other zones. 8 when left out. */
  utcOffsetHours?: number;
}

const reminders = [0, 300, 900, 3600, 86_400];

/** The fields as WeCom spells them. @throws WecomLimitError */
export function scheduleFields(input: ScheduleInput): object {
  const { summary, description = '', location = '', attendees, admins = [] } = input;
  const { remindBefore = [], utcOffsetHours = 8 } = input;
  if (input.endsAt <= input.startsAt) {
    throw new WecomLimitError('schedule.end_time', 'must come after start_time');
  }
  check.characters('schedule.summary', summary, 128);
  check.characters('schedule.description', description, 1000);
  check.characters('schedule.location', location, 128);
  checkAttendees(attendees);
  check.count('schedule.admins', admins, 0, 3);
  const invited = new Set(attendees.map((userid) => userid.toLowerCase()));
  if (admins.some((userid) => !invited.has(userid.toLowerCase()))) {
    throw new WecomLimitError('schedule.admins', 'must be among the attendees');
  }
  for (const seconds of remindBefore) {
    check.oneOf('schedule.reminders.remind_time_diffs', seconds, reminders);
  }
  check.whole('schedule.reminders.timezone', utcOffsetHours, -12, 12);
  return {
    admins,
    start_time: seconds(input.startsAt),
    end_time: seconds(input.endsAt),
    attendees: attendees.map((userid) => ({ userid })),
    summary,
    description,
    location,
    reminders: {
      is_remind: remindBefore.length > 0 ? 1 : 0,
      // Negative is before the start (page 93648).
      remind_time_diffs: remindBefore.map((before) => (before === 0 ? 0 : -before)),
      timezone: utcOffsetHours,
    },
  };
}

/** @throws WecomLimitError */
export function checkAttendees(userids: string[]): void {
  check.count('schedule.attendees', userids, 0, 1000);
  userids.forEach((userid, at) => {
    check.filled(`schedule.attendees[${at}].userid`, userid);
    check.bytes(`schedule.attendees[${at}].userid`, userid, 64);
  });
}

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
