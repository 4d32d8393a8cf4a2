import { demoCredentials } from '../../server/sandbox/demo-credentials.ts';
import { crashStorm, type Storm, type StormReport } from '../helpers/crash-storm.ts';
import type { Fleet } from '../helpers/fleet.ts';
import { exactly, type Bench, type Figure } from './figure.ts';

const usual: Storm = {
  messages: 5_000,
  people: 300,
  seed: Number(process.env.SEED ?? Date.now() % 1_000_000),
  latencyMs: 150,
  workers: 2,
  atOnce: 10,
  killEveryMs: [500, 2_000],
  faults: 0.05,
  limitMs: 900_000,
};

/** Messages of workers that are killed all the time, and of workers that are left alone. */
export const storms: Bench = async (fleet) => {
  const storm = await run(fleet, usual);
  const calm = await run(fleet, {
    ...usual,
    messages: 2_000,
    killEveryMs: undefined,
    faults: 0,
  });
  return [
    ...told(
      `${usual.messages} messages, kill -9 ${storm.kills} times (SEED=${usual.seed})`,
      storm,
      usual.messages,
    ),
    ...told('2000 messages, nobody killed', calm, 2_000),
  ];
};

async function run(fleet: Fleet, storm: Storm): Promise<StormReport> {
  await fleet.begin();
  await fleet.pool.query(
    'truncate notification, interview, application, candidate, member cascade',
  );
  const sandbox = fleet.sandbox();
  const settings = {
    databaseUrl: fleet.databaseUrl,
    apiUrl: sandbox.url,
    ...demoCredentials,
    leaseMs: 1_500,
  };
  return crashStorm({ pool: fleet.pool, sandbox, settings }, storm);
}

function told(what: string, report: StormReport, messages: number): Figure[] {
  const share = `${Math.round(report.drained * 100)} % (${report.seconds.toFixed(1)} s)`;
  return [
    exactly(`${what}: lost`, report.lost, 0),
    exactly('  arrived twice', report.twice, 0),
    exactly('  not in a final state', report.notFinal, 0),
    exactly('  sent', report.byStatus.sent ?? 0, messages),
    { what: '  cards with buttons', measured: String(report.cards), must: '', holds: true },
    { what: '  came along in a call', measured: String(report.shared), must: '', holds: true },
    { what: '  drained, of what latency × at once allow', measured: share, must: '', holds: true },
  ];
}
