import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CandidateContact, FoundCandidate } from '../../../shared/candidate.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';
import { act, arrange, auditOf, command, invite, openLink, tableText } from './use-candidate.ts';

let app: TestApp;
let recruiter: BrowserSession;
let admin: BrowserSession;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  recruiter = await signIn(app, 'WangFang');
  admin = await signIn(app, 'LiQiang');
});
afterAll(() => app.close());

const search = (by: object) => recruiter.post('/api/candidates/search', by);

describe('erasing a candidate', () => {
  async function erasable() {
    const made = await arrange(recruiter, {
      candidate: { phone: '13500003333', email: 'gone@example.org' },
    });
    const { candidateId } = (
      await recruiter.get(`/api/interviews/${made.id}/contact`)
    ).json<CandidateContact>();
    const candidate = await openLink(app, (await invite(recruiter, made.id)).url);
    await act(candidate, 'ask-other-time', { note: '我下周都在外地' });
    return { ...made, candidateId, candidate };
  }
  const erase = (candidateId: number, who = admin) =>
    who.post(`/api/candidates/${candidateId}/erase`);
  const cancel = (id: string) =>
    command(recruiter, id, 'cancel', { revision: 1, reason: '周雨桐改去别家了' });

  it('waits until no interview of theirs is open', async () => {
    const { candidateId } = await erasable();

    expect((await erase(candidateId)).status).toBe(409);
  });

  it('leaves neither name nor contact, also not in a copy of the table from before', async () => {
    const { id, candidateId, candidate } = await erasable();
    await cancel(id);
    await app.context.pool.query('create table copy_of_candidate as select * from candidate');

    expect((await erase(candidateId)).status).toBe(204);

    // Put back what a backup of that table would hold: without the key nothing opens.
    await app.context.pool.query(
      `update candidate c set phone_sealed = o.phone_sealed, email_sealed = o.email_sealed
         from copy_of_candidate o where o.id = c.id and c.id = $1`,
      [candidateId],
    );
    const read = await app.context.candidates.contacts.read(app.context.db, candidateId);
    expect(read).toMatchObject({ name: '', phone: null, email: null, erased: true });
    await app.context.pool.query('drop table copy_of_candidate');
    expect((await candidate.get('/c')).status).toBe(404);
    expect(await tableText(app, 'candidate_link')).not.toContain(id);
    const { items } = (await search({ phone: '13500003333' })).json<{ items: FoundCandidate[] }>();
    expect(items.map((found) => found.candidateId)).not.toContain(candidateId);
  });

  it('keeps the history, without what people wrote about them', async () => {
    const { id, candidateId } = await erasable();
    await cancel(id);

    await erase(candidateId);

    const history = await recruiter.get(`/api/interviews/${id}/history`);
    expect(history.text()).not.toMatch(/周雨桐|外地/);
    const { items } = history.json<{ items: { action: string }[] }>();
    expect(items.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['create', 'ask_other_time', 'cancel']),
    );
    const detail = await recruiter.get(`/api/interviews/${id}`);
    expect(detail.text()).not.toMatch(/周雨桐|外地/);
    expect(await auditOf(app, candidateId)).toContain('candidate_erased');
  });

  it('is asked for by recruiters or by the candidate, and done by administrators alone', async () => {
    const { id, candidateId, candidate } = await erasable();
    expect((await erase(candidateId, recruiter)).status).toBe(403);

    expect((await candidate.post('/c/api/erasure')).json()).toMatchObject({
      erasureRequested: true,
    });
    const asked = await recruiter.post(`/api/interviews/${id}/erasure-request`);

    expect(asked.status).toBe(204);
    const list = await admin.get('/api/candidates/erasure-requests');
    const { items } = list.json<{ items: { candidateId: number }[] }>();
    expect(items.filter((item) => item.candidateId === candidateId)).toMatchObject([
      { by: 'candidate', member: null, open: 1 },
    ]);
    expect(list.text()).not.toContain('周雨桐');
    expect((await recruiter.get('/api/candidates/erasure-requests')).status).toBe(403);
    expect(await auditOf(app, candidateId)).toContain('erasure_requested');
  });

  it('says which member asked, so that an administrator knows whom to turn to', async () => {
    const { id, candidateId } = await erasable();
    await recruiter.post(`/api/interviews/${id}/erasure-request`);

    const list = await admin.get('/api/candidates/erasure-requests');

    const { items } = list.json<{ items: { candidateId: number }[] }>();
    expect(items.find((item) => item.candidateId === candidateId)).toMatchObject({
      by: 'member',
      member: { userid: 'WangFang' },
    });
  });

  it('cannot be undone by writing contacts again, nor done twice', async () => {
    const { id, candidateId } = await erasable();
    await cancel(id);
    await erase(candidateId);

    const answer = await recruiter.patch(`/api/interviews/${id}/contact`, { phone: '13500003333' });

    expect(answer.json()).toMatchObject({ phone: null, erased: true });
    expect((await erase(candidateId)).status).toBe(204);
    expect(
      (await auditOf(app, candidateId)).filter((one) => one === 'candidate_erased'),
    ).toHaveLength(1);
    expect((await erase(999_999)).status).toBe(404);
  });
});
