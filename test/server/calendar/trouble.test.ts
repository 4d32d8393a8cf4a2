import { describe, expect, it } from 'vitest';
import { drain } from '../../helpers/drain.ts';
import { useCalendar } from './use-calendar.ts';

const { world, schedule, command, work, entry, schedules, calls } = useCalendar();
const hour = 3_600_000;

const ability = () => world.app.context.wecomSide.calendar.ability.read();

describe('a corp that does not let the app write calendars', () => {
  it('has a clear state, is asked again once an hour, and loses nothing', async () => {
    const { choices } = world.app.sandbox;
    choices.calendarAllowed = false;
    const made = await schedule();
    await work();
    expect(await ability()).toMatchObject({ state: 'off', errcode: 48002 });
    expect((await ability())?.advice).toContain('可调用接口的应用');
    expect(await world.app.context.doctor.examine()).toContainEqual({
      subject: 'calendar',
      advice: expect.stringContaining('可调用接口的应用') as string,
    });
    const asked = () => world.app.sandbox.calls.filter(({ path }) => path.startsWith('oa/')).length;
    const before = asked();

    for (let turn = 0; turn < 5; turn += 1) await work();
    expect(asked()).toBe(before);
    world.app.clock.advance(hour);
    await work();
    expect(asked()).toBe(before + 1);
    expect(await entry(made.id)).toMatchObject({ status: 'waiting', attempts_finished: 0 });

    choices.calendarAllowed = true;
    world.app.clock.advance(hour);
    await work();

    expect(await ability()).toMatchObject({ state: 'on', errcode: null });
    expect(await schedules(made.id)).toHaveLength(1);
  });

  it('and one that takes the permission back later does so as well', async () => {
    const made = await schedule();
    await work();
    world.app.sandbox.choices.calendarAllowed = false;
    await command(made.id, 'cancel', { reason: 'over' });
    await work();
    expect(await ability()).toMatchObject({ state: 'off', errcode: 48002 });

    world.app.sandbox.choices.calendarAllowed = true;
    world.app.clock.advance(hour);
    await work();

    expect(await schedules(made.id)).toEqual([]);
  });
});

describe('a schedule whose id never arrived', () => {
  it('is found again, not made twice', async () => {
    const made = await schedule();
    world.app.sandbox.fault('oa/schedule/add', { reset: true, afterwards: true });
    await work();
    expect(await entry(made.id)).toMatchObject({ status: 'waiting', schedule_id: null });
    expect(await schedules(made.id)).toHaveLength(1);

    world.app.clock.advance(60_000);
    await work();

    expect(await schedules(made.id)).toHaveLength(1);
    expect(await entry(made.id)).toMatchObject({
      status: 'synced',
      schedule_id: (await schedules(made.id))[0]?.scheduleId,
    });
  });

  it('is found also when the process died before it could write the id down', async () => {
    const made = await schedule();
    await work();
    await world.app.context.pool.query(
      `update calendar_entry set schedule_id = null, adding_since = now(), status = 'waiting',
              synced_version = 0, content_hash = '' where interview_id = $1`,
      [made.id],
    );

    await work();

    expect(await schedules(made.id)).toHaveLength(1);
  });

  it('and goes when the interview is cancelled meanwhile', async () => {
    const made = await schedule();
    world.app.sandbox.fault('oa/schedule/add', { reset: true, afterwards: true });
    await work();
    await command(made.id, 'cancel', { reason: 'over' });

    world.app.clock.advance(60_000);
    await work();

    expect(await schedules(made.id)).toEqual([]);
  });
});

describe('WeCom’s refusals', () => {
  it('of somebody the app may not see: they are asked about, and left out', async () => {
    const made = await schedule();
    world.app.sandbox.company.setVisible('LiNa', false);
    await work();
    world.app.clock.advance(60_000);
    await work();

    expect((await schedules(made.id))[0]?.attendees.map(({ userid }) => userid)).toEqual([
      'ZhangSan',
    ]);
    world.app.sandbox.company.setVisible('LiNa', true);
  });

  it('of what was deleted there: it is made again', async () => {
    const made = await schedule({ interviewers: ['ZhangSan'] });
    await work();
    const { schedule_id: first } = await entry(made.id);
    await world.app.context.wecom.schedules.del(first ?? '');
    await command(made.id, 'replace', { to: 'ChenJie' });
    await work();

    expect(await schedules(made.id)).toHaveLength(1);
    expect((await entry(made.id)).schedule_id).not.toBe(first);
  });

  it('of too many calls: it waits, and that is no try', async () => {
    const made = await schedule({ interviewers: ['ZhangSan'] });
    world.app.sandbox.fault('oa/schedule/add', { errcode: 45009 });
    await work();
    expect(await entry(made.id)).toMatchObject({ status: 'waiting', attempts_finished: 0 });
    await world.app.context.pool.query('truncate wecom_hold');

    world.app.clock.advance(2 * hour);
    await work();

    expect(await schedules(made.id)).toHaveLength(1);
  });

  it('never come: the day’s calls are counted for the whole fleet, the rest waits for the next day', async () => {
    const made = await schedule({ interviewers: ['ZhangSan'] });
    await world.app.context.pool.query('update wecom_usage set used = 19500');
    const before = calls().length;
    await work();
    expect(calls()).toHaveLength(before);
    expect(await entry(made.id)).toMatchObject({ status: 'waiting', attempts_finished: 0 });
    expect((await entry(made.id)).last_error).toContain('used up');

    world.app.clock.advance(24 * hour);
    await drain(world.app.context.wecomSide.jobs.calendar);

    expect(await schedules(made.id)).toHaveLength(1);
  });
});
