import { randomBytes } from 'node:crypto';
import { createContext } from '../../../server/context.ts';
import { readConfig } from '../../../server/config.ts';
import { migrate } from '../../../server/db/migrator.ts';
import { createPool } from '../../../server/db/pool.ts';
import { createInterviewSchema, listInterviewsSchema } from '../../../shared/interview-input.ts';
import type { Viewer } from '../../../shared/member.ts';
import { ProblemError } from '../../../shared/problem-error.ts';
import type { Bench, Figure } from '../figure.ts';
import { generateInterviews } from './generate.ts';

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
    for (const name of Object.keys(small.deeds)) figures.push(await compare(name, small, large));
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
    deeds: deeds(context, members),
    async close() {
      await context.close();
      await pool.end();
      await admin.query(`drop database ${name} with (force)`);
    },
  };
}

/** Each with a member, and a day of theirs, that it has not met yet. */
function deeds({ interviews }: ReturnType<typeof createContext>, members: number) {
  const midnight = new Date().setUTCHours(0, 0, 0, 0);
  const viewer = (turn: number): Viewer => {
    const memberId = 1 + ((turn * 7) % members);
    return {
      memberId,
      userid: `M${memberId}`,
      name: `Member ${memberId}`,
      locale: 'zh-CN',
      roles: ['recruiter'],
      grants: [{ role: 'recruiter', scope: '' }],
    };
  };
  const at = (day: number, hour: number) =>
    new Date(midnight + day * 86_400_000 + hour * 3_600_000).toISOString();
  const list = (view: string) => (turn: number) =>
    interviews.list(viewer(turn), listInterviewsSchema.parse({ view }));
  const create = (turn: number, startsAt: string) =>
    interviews.create(
      viewer(turn),
      createInterviewSchema.parse({
        jobTitle: 'Job 1',
        candidateName: 'Candidate',
        round: 1,
        startsAt,
        minutes: 60,
        zone: 'Asia/Shanghai',
        interviewers: [viewer(turn).userid, viewer(turn + 1).userid],
        roomUrl: 'https://meet.example/1',
      }),
    );

  return {
    'the list of what is to come': list('upcoming'),
    'the list of what is over': list('past'),
    'what is to do': list('todo'),
    'one interview': async (turn: number) => {
      const page = await interviews.list(viewer(turn), listInterviewsSchema.parse({}));
      return interviews.detail(viewer(turn), page.items[0]?.id ?? '');
    },
    'a time that somebody has not': (turn: number) =>
      Promise.all([
        create(turn, at(2 + (turn % 20), viewer(turn).memberId % 2 ? 2 : 4)).then(
          () => Promise.reject(new Error('nobody noticed the conflict')),
          (error: unknown) => {
            if (!(error instanceof ProblemError) || error.code !== 'seat_conflict') throw error;
          },
        ),
      ]),
    'a new interview': (turn: number) => create(turn, at(60 + turn, 6)),
  } satisfies Record<string, (turn: number) => Promise<unknown>>;
}

/** In turn, so that whatever else the machine does hits both alike. */
async function compare(name: string, small: Opened, large: Opened): Promise<Figure> {
  const times = { small: [] as number[], large: [] as number[] };
  for (let turn = 0; turn < samples; turn += 1) {
    for (const [size, { deeds: all }] of [
      ['small', small],
      ['large', large],
    ] as const) {
      const deed = all[name as keyof typeof all];
      const started = performance.now();
      await deed(turn);
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

function p95(times: number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
}
