import type pg from 'pg';
import type { Sandbox } from '../../server/sandbox/start-sandbox.ts';
import {
  startDeliveryProcess,
  type DeliveryProcess,
  type DeliverySettings,
} from './delivery-process.ts';
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
  /** Messages a second, as a share of what the latency and the number at once allow. */
  drained: number;
}

/** Messages → workers that are killed again and again → what WeCom counts in the end. */
export async function crashStorm(
  world: { pool: pg.Pool; sandbox: Sandbox; settings: Omit<DeliverySettings, 'atOnce'> },
  storm: Storm,
): Promise<StormReport> {
  const { pool, sandbox } = world;
  const random = seeded(storm.seed);
  for (let at = 0; at < storm.messages * 4; at += 1) {
    sandbox.fault('message/send', faultFor(random(), storm));
  }
  const expected = await plant(pool, sandbox, storm);
  const settings = { ...world.settings, atOnce: storm.atOnce };
  const start = () => startDeliveryProcess(settings);
  const running = await Promise.all(Array.from({ length: storm.workers }, start));
  const began = performance.now();
  const kills = await killUntilDone(pool, running, start, storm, random);
  const seconds = (performance.now() - began) / 1000;
  await Promise.all(running.map((one) => one.kill()));

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
  const perSecond = (storm.workers * storm.atOnce * 1000) / storm.latencyMs;
  return {
    lost: expected.filter((key) => !arrived.has(key)).length,
    twice: [...arrived.values()].filter((count) => count > 1).length,
    notFinal: (byStatus.planned ?? 0) + (byStatus.claimed ?? 0) + (byStatus.retry ?? 0),
    byStatus,
    kills,
    seconds,
    drained: storm.messages / seconds / perSecond,
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

/** One interview a message, tomorrow; answers with who is to get which. */
async function plant(pool: pg.Pool, sandbox: Sandbox, storm: Storm): Promise<string[]> {
  const userids = Array.from({ length: storm.people }, (_none, at) => `storm${at}`);
  const model = sandbox.company.member('LiNa');
  for (const userid of userids) {
    if (model) sandbox.company.addPerson({ ...model, userid, name: userid });
  }
  await pool.query(
    `insert into member (corp_id, userid_key, userid, name, created_at, refreshed_at)
     select $1, u, u, u, now(), now() from unnest($2::text[]) u`,
    [sandbox.company.corpId, userids],
  );
  await pool.query(
    `with c as (insert into candidate (corp_id, name, created_at)
                values ($1, 'Candidate', now()) returning id),
          a as (insert into application (corp_id, candidate_id, job_title, created_at)
                select $1, c.id, 'Job', now() from c, generate_series(1, $2) returning id),
          numbered as (select id, row_number() over (order by id) as n from a),
          i as (insert into interview (id, corp_id, application_id, organizer_id, round, slot, minutes,
                                       zone, status, created_at)
                select lpad(translate(n::text, '0189', 'abcd'), 16, 'z'), $1, id, (select min(id) from member), 1,
                       tstzrange(now() + interval '30 hours', now() + interval '31 hours'), 60,
                       'Asia/Shanghai', 'scheduled', now() from numbered returning id),
          people as (select id, row_number() over (order by id) - 1 as at from member
                      where userid like 'storm%'),
          s as (insert into assignment (interview_id, member_id, position, seat, created_at, proposals)
                select lpad(translate(n::text, '0189', 'abcd'), 16, 'z'), people.id, 0, 'lead', now(), '[]' from numbered
                  join people on people.at = n % $3 returning interview_id, member_id)
     insert into notification (dedupe_key, kind, corp_id, interview_id, revision, recipient_id,
                               payload, due_at, not_after, status_at, planned_at)
     select 'storm:' || interview_id, 'remind_start', $1, interview_id, 1, member_id,
            '{"version": 1}', now(), now() + interval '20 hours', now(), now() from s`,
    [sandbox.company.corpId, storm.messages, storm.people],
  );
  const { rows } = await pool.query<{ key: string }>(
    `select m.userid || ' ' || n.interview_id as key
       from notification n join member m on m.id = n.recipient_id`,
  );
  return rows.map(({ key }) => key);
}
