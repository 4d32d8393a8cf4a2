import { expect, it } from 'vitest';
import { useFleet } from '../../helpers/use-fleet.ts';

const fleet = useFleet();

it('a frequency limit that one process hit keeps another process from asking', async () => {
  const [first, second] = [await fleet.start(), await fleet.start()];
  fleet.sandbox().fault('user/get', { errcode: 45009 });

  const hit = await first.callers(1);
  const held = await second.callers(10);

  expect(hit).toMatchObject({ answered: 0, errors: [{ api: 'user/get', errcode: 45009 }] });
  expect(held.answered).toBe(0);
  expect(held.errors.map(({ errcode }) => errcode)).toEqual(Array(10).fill(45009));
  expect(fleet.sandbox().callsTo('user/get')).toHaveLength(1);
}, 30_000);
