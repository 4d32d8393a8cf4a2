import { listOf, optionalPart, optionalString, tooLong, type Part } from '../card/fields.ts';
import type { Company } from '../../company.ts';
import { Refusal } from '../refusal.ts';

const offsets = new Set([0, -300, -900, -3600, -86_400]);
const wholeDayOffsets = new Set([...offsets, 32_400, -172_800, -604_800]);

/** What `add` and `update` have in common (pages 93648, 97720). @throws Refusal */
export function checkSchedule(
  part: Part,
  company: Company,
  agentId: number,
  /** Who stays invited whatever the part says. */
  kept?: string[],
): { attendees: string[] } {
  if (part.organizer !== undefined) throw new Refusal(90493);
  const { start_time: start, end_time: end } = part;
  if (!isSecond(start) || !isSecond(end) || end < start) throw new Refusal(40058);
  characters(part.summary, 128);
  characters(part.description, 1000);
  characters(part.location, 128);
  const attendees = attendeesOf(part.attendees, company, agentId);
  checkAdmins(part.admins, kept ?? attendees);
  checkReminders(optionalPart(part.reminders) ?? {}, part.is_whole_day === 1);
  return { attendees };
}

/** @throws Refusal 90464 above 1000, 40058 for a userid above 64 bytes, 60011 outside the range */
export function attendeesOf(value: unknown, company: Company, agentId: number): string[] {
  return listOf(value, 0, 1000, 90464).map(({ userid }) => {
    if (typeof userid !== 'string' || !userid) throw new Refusal(41009);
    if (Buffer.byteLength(userid) > 64) throw new Refusal(tooLong);
    const member = company.member(userid);
    if (!member) throw new Refusal(60111);
    if (!company.visibleTo(agentId, userid)) throw new Refusal(60011);
    return member.userid;
  });
}

function checkAdmins(value: unknown, attendees: string[]): void {
  const admins = value ?? [];
  if (!Array.isArray(admins)) throw new Refusal(40035);
  const invited = new Set(attendees.map((userid) => userid.toLowerCase()));
  const isInvited = admins.every((one: unknown) => invited.has(String(one).toLowerCase()));
  if (admins.length > 3 || !isInvited) throw new Refusal(90715);
}

function checkReminders(reminders: Part, isWholeDay: boolean): void {
  const allowed = isWholeDay ? wholeDayOffsets : offsets;
  const diffs = reminders.remind_time_diffs ?? [];
  if (!Array.isArray(diffs)) throw new Refusal(40035);
  if (diffs.some((one: unknown) => !allowed.has(one as number))) throw new Refusal(90704);
  const { remind_before_event_secs: before = 0 } = reminders;
  if (!offsets.has(before === 0 ? 0 : -(before as number))) throw new Refusal(90471);
  const { timezone = 8, repeat_type: repeat } = reminders;
  const isHour = Number.isInteger(timezone) && Math.abs(timezone as number) <= 12;
  if (!isHour) throw new Refusal(90480);
  const isRepeat = repeat === undefined || [0, 1, 2, 5, 7].includes(repeat as number);
  if (!isRepeat) throw new Refusal(90465);
}

function characters(value: unknown, most: number): void {
  if ([...(optionalString(value) ?? '')].length > most) throw new Refusal(tooLong);
}

function isSecond(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}
