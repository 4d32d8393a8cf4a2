import type pg from 'pg';
import type { Sandbox } from '../../server/sandbox/start-sandbox.ts';
import {
  startDeliveryProcess,
  type DeliveryProcess,
  type DeliverySettings,
} from './delivery-process.ts';
import { giveCallbackUrl } from './callback-ear.ts';
import { plantMessages } from './plant-messages.ts';
import { seeded } from './seeded.ts';

export interface Storm {
  messages: number;
  /** People among whom they are spread. */
  people: number;
  seed: number;
  /** Milliseconds WeCom takes for an answer. */
  latencyMs: number;
  workers: number;
  atOnce: number;
  /** Between two kills, in milliseconds; undefined for none. */
  killEveryMs: [number, number] | undefined;
  /** Of each kind of fault, the share of calls that meets it. */
  faults: number;
  limitMs: number;
}

export interface StormReport {
  lost: number;
  twice: number;
  notFinal: number;
  byStatus: Record<string, number>;
  kills: number;
  seconds: number;
  /** With buttons, each a call of its own. */
  cards: number;
  /** That came along in another one's call. */
  shared: number;
  /** Calls a second, as a share of what the latency and the number at once allow. */
  drained: number;
}

/** Messages → workers that are killed again and again → what WeCom counts in the end. */
export async function crashStorm(
  world: {
    pool: pg.Pool;
    sandbox: Sandbox;
    settings: Omit<DeliverySettings, 'atOnce' | 'callbacks'>;
  },
  storm: Storm,
): Promise<StormReport> {
  const { pool, sandbox } = world;
  const random = seeded(storm.seed);
  for (let at = 0; at < storm.messages * 4; at += 1) {
    sandbox.fault('message/send', faultFor(random(), storm));
  }
  const ear = await giveCallbackUrl(sandbox);
  const expected = await plantMessages(pool, sandbox, storm);
  const settings = { ...world.settings, atOnce: storm.atOnce, callbacks: true };
  const start = () => startDeliveryProcess(settings);
  const running = await Promise.all(Array.from({ length: storm.workers }, start));
  const began = performance.now();
  const kills = await killUntilDone(pool, running, start, storm, random);
  const seconds = (performance.now() - began) / 1000;
  await Promise.all(running.map((one) => one.kill()));
  await ear.close();

  const { rows } = await pool.query<{ status: string; count: number }>(
    'select status, count(*)::int as count from notification group by status',
  );
  const byStatus = Object.fromEntries(rows.map(({ status, count }) => [status, count]));
  const arrived = new Map<string, number>();
  for (const message of sandbox.messages) {
    const [, id] = /\/i\/(\w+)/.exec(JSON.stringify(message)) ?? [];
    const key = `${message.userid.toLowerCase()} ${id}`;
    arrived.set(key, (arrived.get(key) ?? 0) + 1);
  }
  const { rows: calls } = await pool.query<{ shared: number; cards: number; all: number }>(
    `select count(distinct call_id)::int as all, count(task_id)::int as cards,
            count(*) filter (where call_id <> id)::int as shared from notification`,
  );
  const { all = 0, cards = 0, shared = 0 } = calls[0] ?? {};
  const perSecond = (storm.workers * storm.atOnce * 1000) / storm.latencyMs;
  return {
    lost: expected.filter((key) => !arrived.has(key)).length,
    twice: [...arrived.values()].filter((count) => count > 1).length,
    notFinal: (byStatus.planned ?? 0) + (byStatus.claimed ?? 0) + (byStatus.retry ?? 0),
    byStatus,
    kills,
    seconds,
    cards,
    shared,
    drained: all / seconds / perSecond,
  };
}

function faultFor(dice: number, { latencyMs: slow, faults }: Storm) {
  const kinds = [
    { slow: 1_000 },
    { reset: true, afterwards: true },
    { errcode: 45009 },
    { errcode: 40014 },
    { errcode: -1 },
  ] as const;
  return kinds[Math.floor(dice / faults)] ?? { slow };
}

async function killUntilDone(
  pool: pg.Pool,
  running: DeliveryProcess[],
  start: () => Promise<DeliveryProcess>,
  { killEveryMs, limitMs }: Storm,
  random: () => number,
): Promise<number> {
  const end = performance.now() + limitMs;
  const pause = () => {
    const [least, most] = killEveryMs ?? [Infinity, Infinity];
    return performance.now() + least + random() * (most - least);
  };
  let kills = 0;
  let next = pause();
  for (;;) {
    const { rows } = await pool.query(
      `select from notification where status in ('planned', 'claimed', 'retry') limit 1`,
    );
    if (rows.length === 0 || performance.now() > end) return kills;
    if (performance.now() > next) {
      const which = Math.floor(random() * running.length);
      await running[which]?.kill();
      running[which] = await start();
      kills += 1;
      next = pause();
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
