import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CandidateContact, FoundCandidate } from '../../../shared/candidate.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';
import { createKeyring } from '../../../server/candidates/service/keyring.ts';
import { createContacts } from '../../../server/candidates/service/contacts.ts';
import { arrange, auditOf, makeAuditor, tableText } from './use-candidate.ts';

const phone = '+8613912345678';
const email = 'zhou.yutong@example.org';

let app: TestApp;
let recruiter: BrowserSession;
let admin: BrowserSession;
let auditor: BrowserSession;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  recruiter = await signIn(app, 'WangFang');
  admin = await signIn(app, 'LiQiang');
  auditor = await makeAuditor(app, 'OliverSmith');
});
afterAll(() => app.close());

const withContacts = (changes: object = {}) =>
  arrange(recruiter, {
    candidate: { phone: '139 1234 5678', email: 'Zhou.Yutong@example.org', ...changes },
  });

const contactOf = (id: string, who = recruiter) => who.get(`/api/interviews/${id}/contact`);
const search = (by: object, who = recruiter) => who.post('/api/candidates/search', by);

describe('a candidate’s contacts', () => {
  it('are sealed at rest: no table and no log line holds them', async () => {
    await withContacts();

    const tables = ['candidate', 'candidate_key', 'interview_event', 'audit_entry', 'notification'];
    const texts = await Promise.all(
      [...tables, 'idempotency_key'].map((table) => tableText(app, table)),
    );

    const all = [...texts, ...app.lines].join(' ');
    for (const secret of ['13912345678', 'zhou.yutong', 'Zhou.Yutong']) {
      expect(all).not.toContain(secret);
      expect(all).not.toContain(Buffer.from(secret).toString('hex'));
    }
  });

  it('are shown to who recruits, and the log says so', async () => {
    const { id } = await withContacts();

    const shown = (await contactOf(id)).json<CandidateContact>();

    expect(shown).toMatchObject({ name: '周雨桐', phone, email, masked: false });
    expect(await auditOf(app, shown.candidateId)).toEqual(['contact_revealed']);
  });

  it('are shown to an auditor masked and without the name, and the log says so', async () => {
    const { id } = await withContacts();

    const shown = (await contactOf(id, auditor)).json<CandidateContact>();

    expect(shown).toMatchObject({
      name: '',
      phone: '+86•••••••5678',
      email: 'z•••@example.org',
      masked: true,
    });
    expect(await auditOf(app, shown.candidateId)).toEqual(['contact_masked']);
  });

  it('are not shown to interviewers, administrators and strangers', async () => {
    const { id } = await withContacts();

    const statuses = await Promise.all(
      ['ZhangSan', 'LiQiang', 'ChenJie'].map(
        async (userid) => (await contactOf(id, await signIn(app, userid))).status,
      ),
    );

    expect(statuses).toEqual([403, 404, 404]);
  });

  it('can be corrected and taken away', async () => {
    const { id } = await withContacts();
    const change = (body: object, who = recruiter) =>
      who.patch(`/api/interviews/${id}/contact`, body);

    expect((await change({ phone: '010 8888 6666', email: null })).json()).toMatchObject({
      phone: '01088886666',
      email: null,
    });
    expect((await change({ name: '周雨彤' })).json()).toMatchObject({ name: '周雨彤' });
    expect((await change({ phone: 'call me' })).status).toBe(400);
    expect((await change({ phone: null }, auditor)).status).toBe(403);
  });

  it('find their candidates again in any spelling, for who may see them', async () => {
    const own = { phone: '137 0000 1111', email: 'Find.Me@example.org' };
    const made = await withContacts(own);

    const answers = await Promise.all([
      search({ phone: '+86-137-0000-1111' }),
      search({ phone: '008613700001111' }),
      search({ email: 'FIND.me@Example.org' }),
    ]);

    for (const answer of answers) {
      const { items } = answer.json<{ items: FoundCandidate[] }>();
      const { id, department, startsAt } = made;
      const interview = { id, department, startsAt, round: 2, status: 'scheduled' };
      expect(items).toMatchObject([
        { name: '周雨桐', zone: 'Asia/Shanghai', interviews: [interview] },
      ]);
    }
    expect((await search({ phone: '13799999999' })).json()).toEqual({ items: [] });
    expect((await search(own)).status).toBe(400);
    expect((await search({ phone: own.phone }, admin)).status).toBe(403);
    expect((await search({ phone: own.phone }, auditor)).status).toBe(403);
  });

  it('outlive a change of APP_SECRET once the job has wrapped their keys anew', async () => {
    const { id } = await withContacts({ phone: '13600002222' });
    const { candidateId } = (await contactOf(id)).json<CandidateContact>();
    const { db, wecom } = app.context;
    const next = 'the next secret, also long enough';
    const given = { corpId: wecom.corpId, randomBytes: (count: number) => Buffer.alloc(count, 1) };
    const between = createContacts({
      ...given,
      keyring: createKeyring(next, ['a secret for tests that is long enough']),
    });
    const afterwards = createContacts({ ...given, keyring: createKeyring(next) });
    expect((await afterwards.read(db, candidateId))?.phone).toBeNull();

    await db
      .transaction()
      .execute((tx) => between.wrapAnew(tx, candidateId, new Date(app.clock.now())));

    expect((await afterwards.read(db, candidateId))?.phone).toBe('+8613600002222');
    // The app of this test still has the first secret only: hand it back.
    const back = createContacts({
      ...given,
      keyring: createKeyring('a secret for tests that is long enough', [next]),
    });
    await db
      .transaction()
      .execute((tx) => back.wrapAnew(tx, candidateId, new Date(app.clock.now())));
    expect((await contactOf(id)).json()).toMatchObject({ phone: '+8613600002222' });
  });
});
