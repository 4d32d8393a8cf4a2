import { performance } from 'node:perf_hooks';
import { until } from '../helpers/until.ts';
import { exactly, lessThan, type Bench, type Figure } from './figure.ts';
import type { Fleet } from '../helpers/fleet.ts';

const callers = 50;
const processes = 4;

export const credentialsInAFleet: Bench = async (fleet) => [
  ...(await coldAndRevoked(fleet)),
  ...(await killedInTheMiddle(fleet)),
];

async function coldAndRevoked(fleet: Fleet): Promise<Figure[]> {
  await fleet.begin();
  const all = await Promise.all(Array.from({ length: processes }, () => fleet.start()));
  const ask = () => Promise.all(all.map((process) => process.callers(callers)));
  await ask();
  const cold = fleet.asked();

  fleet.sandbox().revokeTokens();
  const reports = await ask();
  const answered = reports.reduce((sum, report) => sum + report.answered, 0);
  return [
    exactly(`${processes} × ${callers} cold callers`, cold, 1),
    exactly(`${processes} × ${callers} callers after a revocation`, fleet.asked() - cold, 1),
    exactly('  answered', answered, processes * callers),
  ];
}

/** The first holds the lock and waits for WeCom, which does not answer; then it is killed. */
async function killedInTheMiddle(fleet: Fleet): Promise<Figure[]> {
  await fleet.begin();
  const deadlineMs = 10_000;
  const limits = { timeoutMs: 60_000, repeatWithinMs: 0, deadlineMs, holdMs: 60_000 };
  const [doomed, heir] = await Promise.all([fleet.start({ limits }), fleet.start({ limits })]);
  fleet.sandbox().fault('gettoken', { hang: true });
  const lost = doomed.callers(1).catch(() => undefined);
  await until(fleet.asked, (count) => count === 1);
  const waiting = heir.callers(callers);
  await until(fleet.waiting, (count) => count === 1);

  const killedAt = performance.now();
  await doomed.kill();
  const { answered } = await waiting;
  const takeoverMs = performance.now() - killedAt;
  await lost;
  return [
    exactly('kill -9 in the middle of a renewal: calls of gettoken', fleet.asked(), 2),
    exactly(`  callers of another process that are answered`, answered, callers),
    lessThan('  from the kill to their answer', takeoverMs, deadlineMs),
  ];
}
