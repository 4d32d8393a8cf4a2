import { randomBytes } from 'node:crypto';
import { createContext } from '../../../server/context.ts';
import { readConfig } from '../../../server/config.ts';
import { migrate } from '../../../server/db/migrator.ts';
import { createPool } from '../../../server/db/pool.ts';
import type { Bench, Figure } from '../figure.ts';
import { deedNames, interviewDeeds, type DeedName } from './deeds.ts';
import { generateInterviews } from './generate.ts';
import { plansOf } from './plans.ts';

const few = 1_000;
const many = 1_000_000;
const samples = 300;
const mostTimes = 1.3;

/** What people do, with a million interviews and with a thousand, in turn on the same machine. */
export const interviewsAtScale: Bench = async (fleet) => {
  const small = await open(fleet.pool, fleet.databaseUrl, few);
  const large = await open(fleet.pool, fleet.databaseUrl, many);
  try {
    const figures: Figure[] = [];
    for (const name of deedNames) figures.push(await compare(name, small, large));
    // `PLANS=1 npm run bench interviews`: how the large one's rows were found.
    if (process.env.PLANS) for (const name of deedNames) await explain(name, large);
    return figures;
  } finally {
    await small.close();
    await large.close();
  }
};

type Opened = Awaited<ReturnType<typeof open>>;

async function open(admin: { query(sql: string): Promise<unknown> }, url: string, count: number) {
  const name = `bench_${count}_${randomBytes(4).toString('hex')}`;
  await admin.query(`create database ${name}`);
  const databaseUrl = url.replace(/\/[^/?]*(\?|$)/, `/${name}$1`);
  const pool = createPool(databaseUrl, () => undefined);
  await migrate(pool);
  const members = await generateInterviews(pool, count);
  const wecom = {
    corpId: 'ww1',
    agentId: 1,
    secret: 'unused',
    apiUrl: 'http://127.0.0.1:9',
    authorizeUrl: 'http://127.0.0.1:9',
    loginUrl: 'http://127.0.0.1:9',
    callbackPairs: [],
  };
  const context = createContext(readConfig({ LOG_LEVEL: 'silent' }, ['node', 'bench']), {
    databaseUrl,
    appSecret: 'a secret for the bench that is long enough',
    wecom,
    now: Date.now,
  });
  return {
    deeds: interviewDeeds(context, members),
    pool: context.pool,
    async close() {
      await context.close();
      await pool.end();
      await admin.query(`drop database ${name} with (force)`);
    },
  };
}

/** In turn, so that whatever else the machine does hits both alike. */
async function compare(name: DeedName, small: Opened, large: Opened): Promise<Figure> {
  const times = { small: [] as number[], large: [] as number[] };
  for (let turn = 0; turn < samples; turn += 1) {
    for (const [size, { deeds: all }] of [
      ['small', small],
      ['large', large],
    ] as const) {
      const started = performance.now();
      await all[name](turn);
      // The first ones fill caches.
      if (turn >= 20) times[size].push(performance.now() - started);
    }
  }
  const ratio = p95(times.large) / p95(times.small);
  return {
    what: `${name}: p95 with a million interviews by p95 with a thousand`,
    measured: `${ratio.toFixed(2)} (${p95(times.large).toFixed(1)} ms / ${p95(times.small).toFixed(1)} ms)`,
    must: `<= ${mostTimes}`,
    holds: ratio <= mostTimes,
  };
}

async function explain(name: DeedName, { deeds, pool }: Opened): Promise<void> {
  const plans = await plansOf(pool, () => deeds[name](samples));
  console.log(`\n${name}\n\n  ${plans.join('\n  ')}`);
}

function p95(times: number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
}
