import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InterviewDetail } from '../../../shared/interview.ts';
import { actions, permissions, relations, type Action } from '../../../shared/permissions.ts';
import { grantRole } from '../../helpers/grant-role.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { interviewInput } from '../../helpers/interview-input.ts';
import { openBrowser, signIn } from '../../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';
import { probes, verdictOf, type Targets, type Verdict } from './probes.ts';

/** One person for each relation to the interviews in question. */
const people = {
  assigned: 'ZhangSan',
  recruiter: 'WangFang',
  recruiter_lead: 'Camille',
  hiring_manager: 'OliverSmith',
  admin: 'LiQiang',
  auditor: 'ChenJie',
  other: 'LiNa',
} as const satisfies Record<(typeof relations)[number], string>;

/** The same roles for other jobs: to these interviews they are like anybody. */
const strangers = {
  'a recruiter of other interviews': ['HuTao', 'recruiter', ''],
  'a recruiter of another job': ['LinYi', 'recruiter', 'job:其他'],
  'a lead of another department': ['GaoFei', 'recruiter_lead', 'department:其他'],
  'a hiring manager of another job': ['XuJing', 'hiring_manager', 'job:其他'],
} as const;
type Stranger = keyof typeof strangers;

const secret = /周雨桐|前端工程师|meeting\.example\.com/;

let app: TestApp;
let on: Targets;
let elsewhere: Targets;
const sessions = new Map<string, BrowserSession>();

beforeAll(async () => {
  app = await startTestApp({ work: false });
  for (const userid of ['YangMin', ...Object.values(strangers).map(([userid]) => userid)]) {
    const person = { userid, name: userid, position: '', status: 1, visible: true } as const;
    app.sandbox.company.addPerson(person);
  }
  for (const role of ['recruiter_lead', 'hiring_manager', 'auditor'] as const) {
    await grantRole(app, people[role], role);
  }
  for (const [userid, role, scope] of Object.values(strangers)) {
    await grantRole(app, userid, role, scope);
  }
  on = await makeTargets('2026-11-25T07:00:00Z');
  elsewhere = await makeTargets('2026-11-25T12:00:00Z');
  await app.context.pool.query(`update interview set corp_id = 'wwanother' where id = any($1)`, [
    Object.values(elsewhere),
  ]);
  app.clock.set('2026-11-25T06:55:00Z');
  const userids = [...Object.values(people), ...Object.values(strangers).map(([userid]) => userid)];
  for (const userid of userids) sessions.set(userid, await signIn(app, userid));
});
afterAll(() => app.close());

/** Organised by the recruiter, with two seats; the second one has ended. */
async function makeTargets(startsAt: string): Promise<Targets> {
  const recruiter = await signIn(app, people.recruiter);
  async function make(at: string): Promise<string> {
    const interviewers = [people.assigned, 'YangMin'];
    const input = interviewInput({ interviewers, startsAt: at });
    const answer = await recruiter.post('/api/interviews', input);
    expect(answer.status, answer.text()).toBe(201);
    return answer.json<InterviewDetail>().id;
  }
  const ended = await make(new Date(Date.parse(startsAt) - 4 * 3600_000).toISOString());
  const { pool } = app.context;
  await pool.query(`update interview set status = 'awaiting_feedback' where id = $1`, [ended]);
  const judged = await make(new Date(Date.parse(startsAt) - 2 * 3600_000).toISOString());
  await pool.query(`update interview set status = 'completed' where id = $1`, [judged]);
  await pool.query(
    `insert into feedback (assignment_id, answers, recommendation, submitted_at, version)
     select id, '{}', 'yes', created_at, 1 from assignment where interview_id = $1`,
    [judged],
  );
  return { soon: await make(startsAt), ended, judged };
}

async function forgetDecisions() {
  await app.context.pool.query(`update application set decision = null, proposed_decision = null`);
}

function browserOf(userid: string): BrowserSession {
  const browser = sessions.get(userid);
  if (!browser) throw new Error(`${userid} is not signed in.`);
  return browser;
}

function expected(action: Action, relation: keyof typeof people): Verdict {
  if (permissions[action][relation]) return 'allowed';
  const hidden = probes[action]?.aboutOne && !permissions.see[relation];
  return hidden ? 'hidden' : 'forbidden';
}

const aboutOne = actions.filter((action) => probes[action]?.aboutOne);
const cells = actions.flatMap((action) => relations.map((relation) => [action, relation] as const));

describe('the table of permissions', () => {
  it('has a request for every action', () => {
    expect(actions.filter((action) => !probes[action])).toEqual([]);
  });

  it.each(cells)('over HTTP: %s by %s', async (action, relation) => {
    await forgetDecisions();

    const { verdict, text } = await verdictOf(action, browserOf(people[relation]), on);

    expect(verdict, text).toBe(expected(action, relation));
    if (verdict !== 'allowed' && !permissions.see[relation]) expect(text).not.toMatch(secret);
  });

  it('shows an auditor when, and neither whom nor where nor what was written', async () => {
    const answer = await browserOf(people.auditor).get(`/api/interviews/${on.soon}`);

    expect(answer.json<InterviewDetail>()).toMatchObject({
      candidateName: '',
      notes: '',
      roomUrl: '',
      candidateRoomUrl: '',
      startsAt: '2026-11-25T07:00:00.000Z',
    });
  });
});

describe('an interview that is none of theirs', () => {
  it.each(Object.keys(strangers) as Stranger[])(
    'is not there for %s, whatever they try',
    async (stranger) => {
      const browser = browserOf(strangers[stranger][0]);

      for (const action of aboutOne) {
        const { verdict, text } = await verdictOf(action, browser, on);
        expect([action, verdict], text).toEqual([action, 'hidden']);
        expect(text).not.toMatch(secret);
      }
    },
  );

  it.each(relations)('of another corp is not there for its %s here', async (relation) => {
    for (const action of aboutOne) {
      const { verdict } = await verdictOf(action, browserOf(people[relation]), elsewhere);
      expect([action, verdict]).toEqual([action, 'hidden']);
    }
  });

  it('answers as one that does not exist, to the letter', async () => {
    const nowhere = 'aaaaaaaaaaaaaaaa';
    const missing = { soon: nowhere, ended: nowhere, judged: nowhere };
    const plain = (text: string) => text.replace(/"requestId":"\w+"/, '');

    for (const action of aboutOne) {
      const hidden = await verdictOf(action, browserOf(people.other), on);
      const nothing = await verdictOf(action, browserOf(people.other), missing);
      expect([action, plain(hidden.text)]).toEqual([action, plain(nothing.text)]);
    }
  });

  it('is not there for anybody without a session', async () => {
    for (const action of actions) {
      const { verdict, text } = await verdictOf(action, openBrowser(app), on);
      expect([action, verdict]).toEqual([action, 'answered 401']);
      expect(text).not.toMatch(secret);
    }
  });
});
