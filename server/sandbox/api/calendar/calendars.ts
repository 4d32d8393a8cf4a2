import { listOf, optionalPart, optionalString, tooLong, type Part } from '../card/fields.ts';
import type { Call, Endpoint, Fields, World } from '../endpoint.ts';
import { optionalSwitch, parseBody } from '../message/body.ts';
import { Refusal } from '../refusal.ts';
import type { SandboxCalendar } from './state.ts';

/** `oa/calendar/*` (pages 93647, 97716 to 97718). The order of the checks is our choice. */
export function calendars(world: World): Record<string, Endpoint> {
  const { company, choices, diary } = world;

  const post = (run: (body: Part, agentId: number) => Fields): Endpoint => ({
    method: 'POST',
    needsToken: true,
    bareTokenText: true,
    run: ({ app, rawBody }: Call) => {
      if (!choices.calendarAllowed) throw new Refusal(48002);
      return run(parseBody(rawBody), app.agentId);
    },
  });

  function ownCalendar(value: unknown, agentId: number): SandboxCalendar {
    const calId = optionalString(value);
    const found = calId ? diary.calendars.get(calId) : undefined;
    if (!found) throw new Refusal(90457);
    if (found.agentId !== agentId) throw new Refusal(90466);
    return found;
  }

  /** Members who cannot be given the calendar are left out and named. */
  function checked(part: Part, agentId: number): { fields: Part; failed: Part[] } {
    for (const withdrawn of ['organizer', 'readonly']) {
      if (part[withdrawn] !== undefined) throw new Refusal(90493);
    }
    const summary = optionalString(part.summary);
    if (!summary) throw new Refusal(40063);
    if ([...summary].length > 128) throw new Refusal(tooLong);
    if (!/^#[0-9a-f]{6}$/i.test(optionalString(part.color) ?? '')) throw new Refusal(90473);
    if ([...(optionalString(part.description) ?? '')].length > 512) throw new Refusal(tooLong);
    const shares = listOf(part.shares, 0, 2000, tooLong);
    const failed: Part[] = [];
    const kept = shares.filter(({ userid, permission }) => {
      if (permission !== undefined && permission !== 1 && permission !== 3) {
        throw new Refusal(tooLong);
      }
      const isKnown =
        typeof userid === 'string' && company.visibleTo(agentId, userid) !== undefined;
      if (!isKnown) failed.push({ errcode: 40001, errmsg: 'not found', userid });
      return isKnown;
    });
    checkAdmins(part.admins, kept);
    return { fields: { ...part, shares: kept }, failed };
  }

  return {
    'oa/calendar/add': post((body, agentId) => {
      const part = optionalPart(body.calendar);
      if (!part) throw new Refusal(40063);
      const { fields, failed } = checked(part, agentId);
      const { set_as_default, ...rest } = fields;
      const isDefault = optionalSwitch(set_as_default);
      const previous = diary.defaultOf(agentId);
      if (isDefault && previous) previous.isDefault = false;
      const calId = diary.newCalId();
      diary.calendars.set(calId, { agentId, calId, fields: rest, isDefault });
      return { cal_id: calId, ...(failed.length > 0 && { fail_result: { shares: failed } }) };
    }),

    'oa/calendar/update': post((body, agentId) => {
      const part = optionalPart(body.calendar);
      if (!part) throw new Refusal(40063);
      const calendar = ownCalendar(part.cal_id, agentId);
      const { fields, failed } = checked(part, agentId);
      calendar.fields = fields;
      return failed.length > 0 ? { fail_result: { shares: failed } } : {};
    }),

    'oa/calendar/get': post((body, agentId) => {
      const ids = idsOf(body.cal_id_list, 90461);
      const list = ids.map((id) => ownCalendar(id, agentId));
      return { calendar_list: list.map(({ calId, fields }) => ({ ...fields, cal_id: calId })) };
    }),

    'oa/calendar/del': post((body, agentId) => {
      const calendar = ownCalendar(body.cal_id, agentId);
      if (calendar.isDefault) throw new Refusal(90712);
      diary.calendars.delete(calendar.calId);
      return {};
    }),
  };
}

function checkAdmins(value: unknown, shares: Part[]): void {
  const admins = value ?? [];
  if (!Array.isArray(admins)) throw new Refusal(40035);
  const shared = new Set(shares.map(({ userid }) => String(userid).toLowerCase()));
  const isShared = admins.every((one: unknown) => shared.has(String(one).toLowerCase()));
  if (admins.length > 3 || !isShared) throw new Refusal(90715);
}

/** A list of up to 1000 ids. */
export function idsOf(value: unknown, empty: number): string[] {
  if (!Array.isArray(value) || value.length === 0) throw new Refusal(empty);
  if (value.some((one) => typeof one !== 'string')) throw new Refusal(40035);
  if (value.length > 1000) throw new Refusal(tooLong);
  return value as string[];
}
