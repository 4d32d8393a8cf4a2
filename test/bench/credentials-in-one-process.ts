import { exactly, type Bench, type Figure } from './figure.ts';
import type { Fleet } from '../helpers/fleet.ts';

const callers = 50;

export const credentialsInOneProcess: Bench = async (fleet) => [
  ...(await coldAndRestarted(fleet)),
  ...(await alwaysStale(fleet)),
  ...(await wrongSecret(fleet)),
];

async function coldAndRestarted(fleet: Fleet): Promise<Figure[]> {
  await fleet.begin();
  const first = await fleet.start();
  const { answered } = await first.callers(callers);
  const cold = fleet.asked();
  await first.close();

  const restarted = await fleet.start();
  await restarted.callers(callers);
  return [
    exactly(`${callers} cold callers`, cold, 1),
    exactly(`  answered`, answered, callers),
    exactly(`${callers} callers after a restart`, fleet.asked() - cold, 0),
  ];
}

async function alwaysStale(fleet: Fleet): Promise<Figure[]> {
  await fleet.begin();
  const one = await fleet.start();
  await one.callers(1);
  const before = fleet.asked();
  fleet.sandbox().fault('user/get', { errcode: 40014, times: 1_000 });

  const { errors } = await one.callers(1);
  return [
    exactly('1 call that WeCom always answers 40014', fleet.asked() - before, 1),
    exactly('  ends with', typeOf(errors), 'WecomError 40014'),
  ];
}

async function wrongSecret(fleet: Fleet): Promise<Figure[]> {
  await fleet.begin();
  const wrong = { secret: 'wrong' };
  const one = await fleet.start(wrong);
  const { errors } = await one.callers(1);
  const first = fleet.asked();
  await one.callers(callers);
  const fleetOfFour = await Promise.all([1, 2, 3, 4].map(() => fleet.start(wrong)));
  await Promise.all(fleetOfFour.map((process) => process.callers(callers)));
  return [
    exactly('1 call with a wrong secret', first, 1),
    exactly('  ends with', typeOf(errors), 'WecomError 40001'),
    exactly(
      `  then ${callers}, and 4 × ${callers} in four more processes`,
      fleet.asked() - first,
      0,
    ),
  ];
}

function typeOf(errors: { name: string; errcode: number | null }[]): string {
  return [...new Set(errors.map(({ name, errcode }) => `${name} ${errcode}`))].join(', ');
}
