import { describe, expect, it } from 'vitest';
import { createCalendars } from '../../../../server/wecom/calendar/calendars.ts';
import type { ScheduleInput } from '../../../../server/wecom/calendar/schedule-input.ts';
import { createSchedules } from '../../../../server/wecom/calendar/schedules.ts';
import { recordedRequest } from '../recorded-request.ts';

const interview: ScheduleInput = {
  startsAt: new Date('2026-11-25T06:00:00Z'),
  endsAt: new Date('2026-11-25T07:00:00Z'),
  summary: '面试',
  location: 'https://host.test/i/1',
  attendees: ['zhangsan', 'lina'],
  admins: ['ZhangSan'],
  remindBefore: [0, 900],
};
const calendar = { summary: 'Interviews', color: '#FF3030' };

describe('a schedule', () => {
  it('is written whole, reminders before the start, in seconds', async () => {
    const { request, calls } = recordedRequest({ schedule_id: 's1' });
    const schedules = createSchedules({ request });

    expect(await schedules.add(interview, 'cal')).toBe('s1');
    expect(await schedules.update('s0', interview)).toBe('s1');

    const schedule = {
      admins: ['ZhangSan'],
      start_time: 1_795_586_400,
      end_time: 1_795_590_000,
      attendees: [{ userid: 'zhangsan' }, { userid: 'lina' }],
      summary: '面试',
      description: '',
      location: 'https://host.test/i/1',
      reminders: { is_remind: 1, remind_time_diffs: [0, -900], timezone: 8 },
    };
    expect(calls).toEqual([
      {
        method: 'POST',
        api: 'oa/schedule/add',
        body: { schedule: { ...schedule, cal_id: 'cal' } },
        // Nothing keeps a second arrival from making a second schedule.
        repeatable: false,
      },
      {
        method: 'POST',
        api: 'oa/schedule/update',
        body: { schedule: { schedule_id: 's0', ...schedule } },
        repeatable: true,
      },
    ]);
  });

  it('is read with what each attendee answered', async () => {
    const { request } = recordedRequest({
      schedule_list: [
        {
          schedule_id: 's1',
          cal_id: 'c',
          start_time: 1,
          end_time: 2,
          status: 1,
          attendees: [
            { userid: 'a', response_status: 2 },
            { userid: 'b', response_status: 4 },
            { userid: 'c' },
          ],
        },
      ],
    });

    const [schedule] = await createSchedules({ request }).get(['s1']);

    expect(schedule).toMatchObject({
      cancelled: true,
      startsAt: new Date(1000),
      attendees: [
        { userid: 'a', response: 'accepted' },
        { userid: 'b', response: 'declined' },
        { userid: 'c', response: 'none' },
      ],
    });
  });

  it('is found in its calendar page by page', async () => {
    const row = { schedule_id: 's', start_time: 1, end_time: 2 };
    const { request, bodies } = recordedRequest(
      { schedule_list: [row, row] },
      { schedule_list: [row] },
      { schedule_list: [] },
    );

    expect(await createSchedules({ request }).listByCalendar('c')).toHaveLength(3);
    expect(bodies().map(({ offset }) => offset)).toEqual([0, 2, 3]);
  });

  it.each<[string, Partial<ScheduleInput>]>([
    ['schedule.end_time', { endsAt: interview.startsAt }],
    ['schedule.summary', { summary: '面'.repeat(129) }],
    ['schedule.description', { description: 'x'.repeat(1001) }],
    ['schedule.location', { location: 'x'.repeat(129) }],
    ['schedule.attendees', { attendees: Array<string>(1001).fill('a') }],
    ['schedule.attendees[0].userid', { attendees: ['x'.repeat(65)], admins: [] }],
    ['schedule.admins', { admins: ['stranger'] }],
    ['schedule.admins', { admins: ['a', 'b', 'c', 'd'], attendees: ['a', 'b', 'c', 'd'] }],
    ['schedule.reminders.remind_time_diffs', { remindBefore: [60] }],
    ['schedule.reminders.timezone', { utcOffsetHours: 5.5 }],
  ])('is not written when %s breaks a rule', async (field, change) => {
    const { request, calls } = recordedRequest();

    const broken = createSchedules({ request }).add({ ...interview, ...change });

    await expect(broken).rejects.toMatchObject({ name: 'WecomLimitError', field });
    expect(calls).toHaveLength(0);
  });
});

describe('a calendar', () => {
  it('is made although some members cannot share it, and says who', async () => {
    const { request, bodies } = recordedRequest({
      cal_id: 'c1',
      fail_result: { shares: [{ errcode: 40001, errmsg: 'not found', userid: 'gone' }] },
    });
    const shares = [{ userid: 'lina', permission: 'busy' as const }];

    const made = await createCalendars({ request }).add(
      { ...calendar, shares, admins: ['LiNa'] },
      { isDefault: true },
    );

    expect(made).toEqual({ calId: 'c1', notShared: ['gone'] });
    expect(bodies()[0]?.calendar).toEqual({
      ...calendar,
      description: '',
      admins: ['LiNa'],
      shares: [{ userid: 'lina', permission: 3 }],
      set_as_default: 1,
    });
  });

  it('is read under both spellings of its administrators', async () => {
    const { request } = recordedRequest({
      calendar_list: [
        { cal_id: 'a', admins: ['x'] },
        { cal_id: 'b', adminis: ['y'] },
      ],
    });

    const list = await createCalendars({ request }).get(['a', 'b']);

    expect(list.map(({ admins }) => admins)).toEqual([['x'], ['y']]);
  });

  it.each([
    ['calendar.summary', { summary: '' }],
    ['calendar.color', { color: 'red' }],
    ['calendar.description', { description: 'x'.repeat(513) }],
    ['calendar.admins', { admins: ['stranger'] }],
  ])('is not written when %s breaks a rule', async (field, change) => {
    const broken = createCalendars(recordedRequest()).add({ ...calendar, ...change });

    await expect(broken).rejects.toMatchObject({ name: 'WecomLimitError', field });
  });
});
