import { describe, expect, it } from 'vitest';
import type { InterviewDetail } from '../../../shared/interview.ts';
import { useCalendar } from './use-calendar.ts';

const { world, schedule, command, work, callbacks, entry, schedules } = useCalendar();

async function responses(id: string) {
  const answer = await world.recruiter.get(`/api/interviews/${id}`);
  return answer
    .json<InterviewDetail>()
    .interviewers.map(({ response, declineReason }) => [response, declineReason]);
}

async function shown(id: string): Promise<string> {
  const [found] = await schedules(id);
  return found?.scheduleId ?? '';
}

describe('an answer given in the calendar', () => {
  it('counts like one given here', async () => {
    const made = await schedule();
    await work();
    world.app.clock.advance(60_000);

    world.app.sandbox.respondSchedule('ZhangSan', await shown(made.id), 'accepted');
    world.app.sandbox.respondSchedule('LiNa', await shown(made.id), 'declined');
    await callbacks();

    expect(await responses(made.id)).toEqual([
      ['accepted', ''],
      ['declined', '在企业微信日程中拒绝'],
    ]);
  });

  it('counts once, and "perhaps" is no answer', async () => {
    const made = await schedule();
    await work();
    world.app.clock.advance(60_000);
    world.app.sandbox.callbackFault('twice');

    world.app.sandbox.respondSchedule('ZhangSan', await shown(made.id), 'accepted');
    world.app.sandbox.respondSchedule('LiNa', await shown(made.id), 'tentative');
    await callbacks();

    expect(await responses(made.id)).toEqual([
      ['accepted', ''],
      ['pending', ''],
    ]);
    const detail = await world.recruiter.get(`/api/interviews/${made.id}/history`);
    const { items } = detail.json<{ items: { action: string }[] }>();
    expect(items.filter(({ action }) => action === 'respond')).toHaveLength(1);
  });

  it('to a time that has changed since does not count', async () => {
    const made = await schedule();
    await work();
    world.app.clock.advance(60_000);
    const startsAt = new Date(Date.parse(made.startsAt ?? '') + 50 * 24 * 3_600_000);
    await command(made.id, 'reschedule', {
      startsAt: startsAt.toISOString(),
      minutes: 60,
      reason: 'moved',
    });

    // The calendar still shows the earlier time.
    world.app.sandbox.respondSchedule('ZhangSan', await shown(made.id), 'accepted');
    await callbacks();
    await work();
    // LiNa has not answered; WeCom still says what ZhangSan answered to the earlier time.
    world.app.clock.advance(60_000);
    world.app.sandbox.respondSchedule('LiNa', await shown(made.id), 'accepted');
    await callbacks();

    expect(await responses(made.id)).toEqual([
      ['pending', ''],
      ['accepted', ''],
    ]);
  });
});

describe('what somebody does to our schedule in a client', () => {
  function tell(name: string, scheduleId: string) {
    const fields = { Event: name, CalId: '', ScheduleId: scheduleId };
    world.app.sandbox.emitCallback({
      from: 'ZhangSan',
      msgType: 'event',
      fields,
      withoutAgentId: true,
    });
  }

  it('is undone: a time that was moved, a schedule that was deleted', async () => {
    const made = await schedule();
    await work();
    const first = await shown(made.id);
    await world.app.context.wecom.schedules.update(first, {
      startsAt: new Date(Date.parse(made.startsAt ?? '') + 3_600_000),
      endsAt: new Date(Date.parse(made.startsAt ?? '') + 7_200_000),
      summary: 'elsewhere',
      description: made.id,
      attendees: ['ZhangSan', 'LiNa'],
    });
    tell('modify_schedule', first);
    await callbacks();
    await work();
    expect((await schedules(made.id))[0]).toMatchObject({
      scheduleId: first,
      startsAt: new Date(made.startsAt ?? ''),
    });

    world.app.clock.advance(60_000);
    await world.app.context.wecom.schedules.del(first);
    tell('delete_schedule', first);
    await callbacks();
    await work();
    expect(await shown(made.id)).not.toBe(first);
    expect(await schedules(made.id)).toHaveLength(1);
  });

  it('is left so the fourth time', async () => {
    const made = await schedule();
    await work();
    for (let time = 1; time <= 4; time += 1) {
      const current = await shown(made.id);
      expect(current).not.toBe('');
      world.app.clock.advance(60_000);
      await world.app.context.wecom.schedules.del(current);
      tell('delete_schedule', current);
      await callbacks();
      await work();
    }

    expect(await schedules(made.id)).toEqual([]);
    expect(await entry(made.id)).toMatchObject({ status: 'synced' });
  });

  it('is none of ours for another schedule', async () => {
    tell('delete_schedule', 'somebody-elses');
    await callbacks();

    const { rows } = await world.app.context.pool.query<{ outcome: string }>(
      `select outcome from callback_event order by id desc limit 1`,
    );
    expect(rows).toEqual([{ outcome: 'not ours' }]);
  });
});
