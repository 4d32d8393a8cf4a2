import { check } from '../check.ts';
import { WecomLimitError } from '../limit-error.ts';
import type { Request } from '../request.ts';
import { unlessGone } from './unless-gone.ts';

/** The whole calendar: an update overwrites what it leaves out (pages 93647, 97716). */
export interface CalendarInput {
  /** 1 to 128 characters. */
  summary: string;
  /** `#RRGGBB`. */
  color: string;
  /** At most 512 characters. */
  description?: string;
  /** At most 3 members, each among the shares. */
  admins?: string[];
  /** At most 2000 members; `view` sees the schedules, `busy` only when one is busy. */
  shares?: { userid: string; permission: 'view' | 'busy' }[];
}

export interface Calendar {
  calId: string;
  summary: string;
  color: string;
  description: string;
  admins: string[];
  shares: { userid: string; permission: 'view' | 'busy' }[];
}

interface Answered {
  cal_id: string;
  summary?: string;
  color?: string;
  description?: string;
  admins?: string[];
  /** So spelled in the published sample. */
  adminis?: string[];
  shares?: { userid: string; permission?: number }[];
}

/** Members who could not be given the calendar; it exists all the same. */
interface FailResult {
  shares?: { userid: string; errcode: number }[];
}

const permissions = { view: 1, busy: 3 } as const;

/**
 * Calendars of the app, which alone may use them. The app must be allowed to:
 * 协作 → 日程 → 可调用接口的应用, else 48002.
 */
export function createCalendars({ request }: { request: Request }) {
  const post = <T extends object>(api: string, body: object, repeatable: boolean) =>
    request<T>({ method: 'POST', api: `oa/calendar/${api}`, body, repeatable });

  return {
    /**
     * `notShared`: userids that WeCom did not take. A default calendar holds the schedules that
     * name none; 10 000 calendars for an app (page 93647). @throws WecomError, WecomLimitError
     */
    async add(input: CalendarInput, { isDefault = false } = {}) {
      const calendar = { ...fieldsOf(input), ...(isDefault && { set_as_default: 1 }) };
      const answer = await post<{ cal_id: string; fail_result?: FailResult }>(
        'add',
        { calendar },
        false,
      );
      return { calId: answer.cal_id, notShared: failed(answer.fail_result) };
    },

    /** Overwrites the calendar (page 97716). @throws WecomError, WecomLimitError */
    async update(calId: string, input: CalendarInput): Promise<{ notShared: string[] }> {
      const calendar = { cal_id: calId, ...fieldsOf(input) };
      const answer = await post<{ fail_result?: FailResult }>('update', { calendar }, true);
      return { notShared: failed(answer.fail_result) };
    },

    /** At most 1000 ids (page 97717). @throws WecomError, WecomLimitError */
    async get(calIds: string[]): Promise<Calendar[]> {
      check.count('cal_id_list', calIds, 1, 1000);
      const { calendar_list: list = [] } = await post<{ calendar_list?: Answered[] }>(
        'get',
        { cal_id_list: calIds },
        true,
      );
      return list.map(calendarOf);
    },

    /** One that is gone already stays so (page 97718). @throws WecomError 90712 for the default */
    del: (calId: string) => unlessGone(post('del', { cal_id: calId }, true)),
  };
}

function fieldsOf(input: CalendarInput): object {
  const { summary, color, description = '', admins = [], shares = [] } = input;
  check.filled('calendar.summary', summary);
  check.characters('calendar.summary', summary, 128);
  if (!/^#[0-9A-Fa-f]{6}$/.test(color)) {
    throw new WecomLimitError('calendar.color', 'must have the form #RRGGBB');
  }
  check.characters('calendar.description', description, 512);
  check.count('calendar.admins', admins, 0, 3);
  check.count('calendar.shares', shares, 0, 2000);
  const shared = new Set(shares.map(({ userid }) => userid.toLowerCase()));
  if (admins.some((userid) => !shared.has(userid.toLowerCase()))) {
    throw new WecomLimitError('calendar.admins', 'must be among the shares');
  }
  return {
    summary,
    color,
    description,
    admins,
    shares: shares.map(({ userid, permission }) => ({
      userid,
      permission: permissions[permission],
    })),
  };
}

function failed(result: FailResult | undefined): string[] {
  return (result?.shares ?? []).map(({ userid }) => userid);
}

function calendarOf(answered: Answered): Calendar {
  return {
    calId: answered.cal_id,
    summary: answered.summary ?? '',
    color: answered.color ?? '',
    description: answered.description ?? '',
    admins: answered.admins ?? answered.adminis ?? [],
    shares: (answered.shares ?? []).map(({ userid, permission }) => ({
      userid,
      permission: permission === permissions.busy ? 'busy' : 'view',
    })),
  };
}
