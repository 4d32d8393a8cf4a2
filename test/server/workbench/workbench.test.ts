import { describe, expect, it } from 'vitest';
import { drain } from '../../helpers/drain.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { useCalendar } from '../calendar/use-calendar.ts';

const { world, schedule, command } = useCalendar();
const hour = 3_600_000;

const tiles = () => world.app.context.wecomSide.jobs.workbench;
const ability = () => world.app.context.wecomSide.workbench.ability.read();
const written = () =>
  ['set_workbench_data', 'batch_set_workbench_data'].flatMap((api) =>
    world.app.sandbox.callsTo(`agent/${api}`),
  );

/** What a change has made due, written. */
async function work() {
  world.app.clock.advance(12_000);
  await drain(tiles());
}

async function shown(userid: string): Promise<string[]> {
  const { data } = (await world.app.context.wecom.workbench.getData(userid)) as unknown as {
    data: { keydata: { items: { key: string; data: string }[] } };
  };
  return data.keydata.items.map(({ key, data: value }) => `${key} ${value}`);
}

describe('a member’s tile on the workbench', () => {
  it('follows their interviews, in as few calls as there are different tiles', async () => {
    const made = await schedule({ startsAt: '2026-11-24T12:00:00Z' });
    await work();
    expect(await shown('ZhangSan')).toEqual(['今日 1', '下一场 20:00', '待评价 0']);
    // Both see the same: one of them in one call with the other, but for the link.
    expect(written()).toHaveLength(1);

    const lina = await signIn(world.app, 'LiNa');
    await command(made.id, 'respond', { response: 'declined', reason: 'away' }, lina);
    await work();
    expect(await shown('LiNa')).toEqual(['今日 0', '下一场 –', '待评价 0']);
    expect(written()).toHaveLength(2);
    await command(made.id, 'edit', { notes: 'CV', roomUrl: made.roomUrl });
    await work();
    expect(written()).toHaveLength(2);
  });

  it('follows the clock: the next one begins, is over, waits for feedback, and the day ends', async () => {
    world.app.clock.set('2026-11-24T12:00:01Z');
    await drain(tiles());
    expect(await shown('ZhangSan')).toEqual(['今日 1', '下一场 –', '待评价 0']);

    world.app.clock.set('2026-11-24T13:20:00Z');
    await world.app.context.interviews.tick();
    await work();
    expect(await shown('ZhangSan')).toEqual(['今日 1', '下一场 –', '待评价 1']);

    world.app.clock.set('2026-11-24T16:00:01Z');
    await drain(tiles());
    expect(await shown('ZhangSan')).toEqual(['今日 0', '下一场 –', '待评价 1']);
  });

  it('is written at most six times a minute, however often things change', async () => {
    const made = await schedule({ interviewers: ['ChenJie'] });
    const before = written().length;
    const end = world.app.clock.now() + 60_000;
    for (let turn = 1; world.app.clock.now() < end; turn += 1) {
      await command(made.id, 'reschedule', {
        startsAt: new Date(Date.parse(made.startsAt ?? '') + turn * hour).toISOString(),
        minutes: 60,
        reason: 'moved',
      });
      world.app.clock.advance(3_500);
      await drain(tiles());
    }

    expect(written().length - before).toBeGreaterThan(3);
    expect(written().length - before).toBeLessThanOrEqual(6);
  });

  it('does not keep others from theirs when the app may not see somebody', async () => {
    const made = await schedule({ interviewers: ['ZhangSan', 'ChenJie'] });
    world.app.sandbox.company.setVisible('ChenJie', false);
    await work();

    expect((await shown('ZhangSan'))[1]).toContain('下一场 11/');
    world.app.sandbox.company.setVisible('ChenJie', true);
    await command(made.id, 'cancel', { reason: 'over' });
    await work();
  });

  it('is off with a clear state when the console has it off, and on again by itself', async () => {
    world.app.sandbox.choices.customWorkbench = false;
    await schedule({ interviewers: ['OliverSmith'] });
    await work();
    expect(await ability()).toMatchObject({ state: 'off', errcode: 94000 });
    const before = world.app.sandbox.calls.length;
    for (let turn = 0; turn < 5; turn += 1) await work();
    expect(world.app.sandbox.calls).toHaveLength(before);

    world.app.sandbox.choices.customWorkbench = true;
    world.app.clock.advance(hour);
    await work();

    expect(await ability()).toMatchObject({ state: 'on' });
    expect((await shown('OliverSmith'))[1]).toContain('下一场 11/');
  });

  it('gets its template again when somebody has set another one', async () => {
    await world.app.context.wecom.workbench.setTemplate({ type: 'normal' });
    await schedule({ interviewers: ['OliverSmith'] });
    await work();
    world.app.clock.advance(60_000);
    await work();

    expect((await shown('OliverSmith'))[0]).toBe('今日 0');
  });

  it('is made for interviews of before there were tiles', async () => {
    await world.app.context.pool.query('delete from workbench_tile');

    expect(await world.app.context.wecomSide.workbench.addMissing()).toBeGreaterThan(0);
    expect(await world.app.context.wecomSide.workbench.addMissing()).toBe(0);
  });
});
