import ical, {
  ICalAlarmType,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator';
import type { InterviewState } from '#shared/interview-state.ts';
import { isEnded } from '#shared/lifecycle.ts';
import type { Locale } from '#shared/locale.ts';

export interface CalendarFile {
  method: 'REQUEST' | 'CANCEL';
  content: string;
}

/** No mail is ever sent to an address below `invalid` (RFC 2606). */
const nowhere = 'no-mail.invalid';
const remindSeconds = 30 * 60;

/**
 * One interview for one person's calendar (RFC 5545, 5546). The UID stays for its whole life and
 * SEQUENCE grows with each change, so that calendars move or remove what they have. Times are in
 * UTC, which no clock change makes ambiguous; every calendar shows them in its reader's zone.
 * Undefined while there is no time.
 */
export function calendarFile(
  state: InterviewState,
  reader: {
    locale: Locale;
    name: string;
    /** Theirs, when they gave it to us. */
    email: string | null;
    title: string;
    description: string[];
    /** What the reader opens: their page, or the room. */
    url: string;
    confirmed: boolean;
  },
  sender: { host: string; mailFrom: string; at: Date },
): CalendarFile | undefined {
  if (!state.slot) return undefined;
  const cancelled = isEnded(state.status) && state.status !== 'completed';
  const calendar = ical({
    prodId: { company: 'wecom-interviews', product: 'interviews', language: reader.locale },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  calendar.createEvent({
    id: `${state.id}@${sender.host}`,
    sequence: state.sequence,
    start: state.slot.startsAt,
    end: state.slot.endsAt,
    stamp: sender.at,
    summary: reader.title,
    description: reader.description.join('\n'),
    location: state.mode === 'onsite' ? state.location : reader.url,
    url: reader.url || null,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    // The organiser's name, and an address that is the app's: members' own are not ours to give.
    organizer: {
      name: state.organizer.name,
      email: addressOf(sender.mailFrom) || `interviews@${nowhere}`,
    },
    attendees: [
      {
        name: reader.name,
        email: reader.email ?? `attendee@${nowhere}`,
        role: ICalAttendeeRole.REQ,
        rsvp: false,
        status: reader.confirmed ? ICalAttendeeStatus.ACCEPTED : ICalAttendeeStatus.NEEDSACTION,
      },
    ],
    ...(!cancelled && {
      alarms: [{ type: ICalAlarmType.display, trigger: remindSeconds, description: reader.title }],
    }),
  });
  return { method: cancelled ? 'CANCEL' : 'REQUEST', content: calendar.toString() };
}

/** `jobs@example.com` of `Jobs <jobs@example.com>`. */
function addressOf(mailbox: string): string {
  return /<([^>]+)>/.exec(mailbox)?.[1] ?? mailbox;
}
