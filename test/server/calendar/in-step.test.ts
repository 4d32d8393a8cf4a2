import { describe, expect, it } from 'vitest';
import { signIn } from '../../helpers/sign-in.ts';
import { useCalendar } from './use-calendar.ts';

const { world, schedule, command, work, entry, schedules, calls } = useCalendar();

/** What calls it takes to do that. */
async function callsOf(act: () => Promise<unknown>): Promise<string[]> {
  const before = calls().length;
  await act();
  await work();
  return calls().slice(before);
}

describe('an interview in its interviewers’ calendars', () => {
  it('appears with its time, its place and a link, and without the candidate’s name', async () => {
    const made = await schedule();
    await work();

    const [shown, ...others] = await schedules(made.id);
    expect(others).toEqual([]);
    expect(shown).toMatchObject({
      summary: '面试 · 前端工程师 · 二面',
      description: `查看详情：${world.app.url}/i/${made.id}`,
      startsAt: new Date(made.startsAt ?? ''),
      endsAt: new Date(made.endsAt ?? ''),
      attendees: [
        { userid: 'ZhangSan', response: 'none' },
        { userid: 'LiNa', response: 'none' },
      ],
    });
    expect(JSON.stringify(shown)).not.toContain('周雨桐');
    expect(await entry(made.id)).toMatchObject({ status: 'synced', synced_version: 1 });
  });

  it('moves with it, loses who declines, gains who takes over, and goes with it', async () => {
    const made = await schedule();
    await work();
    const startsAt = new Date(Date.parse(made.startsAt ?? '') + 30 * 24 * 3_600_000);

    await command(made.id, 'reschedule', {
      startsAt: startsAt.toISOString(),
      minutes: 45,
      reason: 'moved',
    });
    await work();
    expect((await schedules(made.id))[0]).toMatchObject({
      startsAt,
      endsAt: new Date(startsAt.getTime() + 45 * 60_000),
    });

    const lina = await signIn(world.app, 'LiNa');
    await command(made.id, 'respond', { response: 'declined', reason: 'away' }, lina);
    await work();
    expect((await schedules(made.id))[0]?.attendees.map(({ userid }) => userid)).toEqual([
      'ZhangSan',
    ]);

    await command(made.id, 'replace', { from: 'LiNa', to: 'ChenJie' });
    await work();
    expect((await schedules(made.id))[0]?.attendees.map(({ userid }) => userid)).toEqual([
      'ZhangSan',
      'ChenJie',
    ]);

    await command(made.id, 'cancel', { reason: 'over' });
    await work();
    expect(await schedules(made.id)).toEqual([]);
    expect(await entry(made.id)).toMatchObject({ status: 'synced', schedule_id: null });
  });

  it('takes one call for several changes in a moment, and none for what nobody sees', async () => {
    const made = await schedule();
    await work();
    const zhang = await signIn(world.app, 'ZhangSan');
    const update = world.app.sandbox.callsTo('oa/schedule/update').length;
    const before = calls().length;

    await command(made.id, 'respond', { response: 'accepted' }, zhang);
    await command(made.id, 'edit', { notes: 'Bring the CV', roomUrl: made.roomUrl });
    expect(await work()).toBe(1);
    expect(calls()).toHaveLength(before);
    expect(await entry(made.id)).toMatchObject({ status: 'synced', synced_version: 3 });

    for (const days of [1, 2, 3]) {
      const startsAt = new Date(Date.parse(made.startsAt ?? '') + (40 + days) * 24 * 3_600_000);
      await command(made.id, 'reschedule', {
        startsAt: startsAt.toISOString(),
        minutes: 60,
        reason: 'moved',
      });
    }
    await work();
    expect(world.app.sandbox.callsTo('oa/schedule/update')).toHaveLength(update + 1);
    expect(calls()).toHaveLength(before + 1);
  });

  it('tells only those who are concerned when somebody comes or goes', async () => {
    const made = await schedule();
    await work();

    const used = await callsOf(() => command(made.id, 'replace', { to: 'ChenJie' }));

    expect(used).toEqual(['add_attendees']);
  });

  it('is none while it is a draft, and appears once it has a time', async () => {
    const { startsAt, ...draft } = { ...(await schedule()), startsAt: undefined };
    expect(startsAt).toBeUndefined();
    const answer = await world.recruiter.post('/api/interviews', {
      jobTitle: draft.jobTitle,
      candidateName: 'Somebody',
      round: 1,
      minutes: 60,
      zone: 'Asia/Shanghai',
      interviewers: ['ZhangSan'],
      roomUrl: 'https://meeting.example.com/room/1',
    });
    const { id } = answer.json<{ id: string }>();
    await work();
    await expect(entry(id)).rejects.toThrow('no entry');

    const later = new Date(world.app.clock.now() + 90 * 24 * 3_600_000).toISOString();
    await command(id, 'schedule', { startsAt: later, minutes: 60 });
    await work();

    expect(await schedules(id)).toHaveLength(1);
  });

  it('is made for interviews of before there were calendars', async () => {
    const made = await schedule();
    await world.app.context.pool.query('delete from calendar_entry where interview_id = $1', [
      made.id,
    ]);

    expect(await world.app.context.wecomSide.calendar.compare()).toBe(1);
    await work();

    expect(await schedules(made.id)).toHaveLength(1);
    expect(await world.app.context.wecomSide.calendar.compare()).toBe(0);
  });
});
