import type { World } from '../endpoint.ts';

export type Answered = 'tentative' | 'accepted' | 'declined';

const statuses: Record<Answered, number> = { tentative: 1, accepted: 2, declined: 4 };

/**
 * A member answers an invitation in the client. The event does not say what they answered
 * (page 98111): the app has to read the schedule.
 * @throws Error for a schedule that is not theirs
 */
export function createRespondSchedule({ diary, callbacks }: World) {
  return function respondSchedule(userid: string, scheduleId: string, answer: Answered): void {
    const schedule = diary.schedules.get(scheduleId);
    const attendee = schedule?.attendees.find(
      (one) => one.userid.toLowerCase() === userid.toLowerCase(),
    );
    if (!schedule || !attendee) throw new Error(`${userid} is not invited to ${scheduleId}.`);
    attendee.response_status = statuses[answer];
    callbacks.emit(schedule.agentId, {
      from: attendee.userid,
      msgType: 'event',
      fields: { Event: 'respond_schedule', CalId: schedule.calId, ScheduleId: scheduleId },
      withoutAgentId: true,
    });
  };
}
