import { expect, it } from 'vitest';
import { useFleet } from '../../helpers/use-fleet.ts';

const fleet = useFleet();

it('a frequency limit that one process hit keeps another process from asking', async () => {
  const [first, second] = [await fleet.start(), await fleet.start()];
  // Has a connection to the database from now on.
  await second.callers(1);
  fleet.sandbox().fault('user/get', { errcode: 45009 });

  const hit = await first.callers(1);
  const held = [await second.callers(1), await second.callers(1), await second.callers(1)];

  const refused = { answered: 0, errors: [{ api: 'user/get', errcode: 45009 }] };
  expect(hit).toMatchObject(refused);
  expect(held).toMatchObject([refused, refused, refused]);
  expect(fleet.sandbox().callsTo('user/get')).toHaveLength(2);
}, 120_000);
