import { createQuota } from '../../quota.ts';
import { optionalPart, optionalString, tooLong, type Part } from '../card/fields.ts';
import type { Call, Endpoint, Fields, World } from '../endpoint.ts';
import { parseBody } from '../message/body.ts';
import { Refusal } from '../refusal.ts';
import { idsOf } from './calendars.ts';
import { attendeesOf, checkSchedule } from './schedule-fields.ts';
import type { SandboxSchedule } from './state.ts';

const dayMs = 24 * 3_600_000;

/** `oa/schedule/*` (pages 93648, 97720 to 97725). The order of the checks is our choice. */
export function schedules(world: World): Record<string, Endpoint> {
  const { company, choices, diary, now } = world;
  const perDay = createQuota(now, () => ({ most: 20_000, windowMs: dayMs, blockMs: dayMs }));

  const post = (run: (body: Part, agentId: number) => Fields): Endpoint => ({
    method: 'POST',
    needsToken: true,
    bareTokenText: true,
    run: ({ app, rawBody }: Call) => {
      if (!choices.calendarAllowed) throw new Refusal(48002);
      return run(parseBody(rawBody), app.agentId);
    },
  });

  function calendarFor(value: unknown, agentId: number): string {
    const calId = optionalString(value);
    if (calId === undefined) {
      const usual = diary.defaultOf(agentId);
      if (!usual) throw new Refusal(90708);
      return usual.calId;
    }
    const found = diary.calendars.get(calId);
    if (!found) throw new Refusal(90457);
    if (found.agentId !== agentId) throw new Refusal(90466);
    return calId;
  }

  function own(value: unknown, agentId: number): SandboxSchedule {
    const id = optionalString(value);
    const found = id ? diary.schedules.get(id) : undefined;
    if (!found) throw new Refusal(90458);
    if (found.agentId !== agentId) throw new Refusal(90479);
    return found;
  }

  function alive(value: unknown, agentId: number): SandboxSchedule {
    const found = own(value, agentId);
    if (found.status === 1) throw new Refusal(90460);
    return found;
  }

  function partOf(body: Part): Part {
    const part = optionalPart(body.schedule);
    if (!part) throw new Refusal(40063);
    return part;
  }

  return {
    'oa/schedule/add': post((body, agentId) => {
      const { cal_id, ...part } = partOf(body);
      const { attendees } = checkSchedule(part, company, agentId);
      const calId = calendarFor(cal_id, agentId);
      if (!perDay.take(String(agentId))) throw new Refusal(45009);
      const scheduleId = diary.newScheduleId();
      diary.schedules.set(scheduleId, {
        agentId,
        scheduleId,
        calId,
        fields: part,
        attendees: attendees.map((userid) => ({ userid, response_status: 0 })),
        status: 0,
        sequence: diary.nextSequence(),
      });
      return { schedule_id: scheduleId };
    }),

    /** Overwrites; answers given stay. Repeated schedules are not split here. */
    'oa/schedule/update': post((body, agentId) => {
      const part = partOf(body);
      const schedule = alive(part.schedule_id, agentId);
      if (part.cal_id !== undefined && part.cal_id !== schedule.calId) throw new Refusal(90468);
      checkOccurrence(body, schedule);
      const isKept = body.skip_attendees === 1;
      const invited = schedule.attendees.map(({ userid }) => userid);
      const kept = isKept ? invited : undefined;
      const { attendees } = checkSchedule(part, company, agentId, kept);
      if (Number(part.end_time) * 1000 < now()) throw new Refusal(90706);
      schedule.fields = part;
      schedule.sequence = diary.nextSequence();
      if (!isKept) schedule.attendees = merged(schedule, attendees);
      return { schedule_id: schedule.scheduleId };
    }),

    'oa/schedule/del': post((body, agentId) => {
      const schedule = alive(body.schedule_id, agentId);
      checkOccurrence(body, schedule);
      schedule.status = 1;
      schedule.sequence = diary.nextSequence();
      return {};
    }),

    'oa/schedule/get': post((body, agentId) => {
      const ids = idsOf(body.schedule_id_list, 90462);
      return { schedule_list: ids.map((id) => shown(own(id, agentId))) };
    }),

    'oa/schedule/get_by_calendar': post((body, agentId) => {
      const calId = calendarFor(body.cal_id ?? '', agentId);
      const { offset = 0, limit = 500 } = body;
      if (typeof offset !== 'number' || typeof limit !== 'number') throw new Refusal(40035);
      if (offset < 0) throw new Refusal(90469);
      if (limit < 1 || limit > 1000) throw new Refusal(90470);
      const list = [...diary.schedules.values()].filter((one) => one.calId === calId);
      const page = list.slice(offset, offset + limit);
      return { schedule_list: page.map((one) => ({ ...shown(one), sequence: one.sequence })) };
    }),

    'oa/schedule/add_attendees': post((body, agentId) => {
      const schedule = alive(body.schedule_id, agentId);
      const added = attendeesOf(body.attendees, company, agentId);
      const all = merged(schedule, [...schedule.attendees.map(({ userid }) => userid), ...added]);
      if (all.length > 1000) throw new Refusal(90464);
      schedule.attendees = all;
      return {};
    }),

    'oa/schedule/del_attendees': post((body, agentId) => {
      const schedule = alive(body.schedule_id, agentId);
      const gone = new Set(attendeesOf(body.attendees, company, agentId));
      schedule.attendees = schedule.attendees.filter(({ userid }) => !gone.has(userid));
      return {};
    }),
  };
}

/** Modes 1 and 2 are for one occurrence of a repeated schedule (page 96204). */
function checkOccurrence(body: Part, { fields }: SandboxSchedule): void {
  const { op_mode: mode = 0, op_start_time: start } = body;
  if (mode === 0) return;
  if (mode !== 1 && mode !== 2) throw new Refusal(tooLong);
  const isRepeated = optionalPart(fields.reminders)?.is_repeat === 1;
  if (!isRepeated) throw new Refusal(90485);
  if (typeof start !== 'number') throw new Refusal(90482);
}

function merged({ attendees }: SandboxSchedule, userids: string[]): SandboxSchedule['attendees'] {
  return [...new Set(userids)].map(
    (userid) => attendees.find((one) => one.userid === userid) ?? { userid, response_status: 0 },
  );
}

function shown({ scheduleId, calId, fields, attendees, status }: SandboxSchedule): Part {
  return { ...fields, schedule_id: scheduleId, cal_id: calId, attendees, status };
}
