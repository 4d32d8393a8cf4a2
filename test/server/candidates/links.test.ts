import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserSession, TestResponse } from '../../helpers/http.ts';
import { openBrowser, signIn, userAgents } from '../../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';
import { arrange, command, invite, look, openLink, tokenOf } from './use-candidate.ts';

let app: TestApp;
let recruiter: BrowserSession;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  recruiter = await signIn(app, 'WangFang');
});
afterAll(() => app.close());

const wrong = `/c/${'x'.repeat(43)}`;
const open = (path: string) =>
  openBrowser(app, userAgents.phoneBrowser).get(path, { headers: { accept: 'text/html' } });

/** What an answer says, without what differs in every answer. */
function bytesOf(answer: TestResponse) {
  const headers = [...answer.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
  return JSON.stringify([answer.status, headers, answer.text()]);
}

async function count(sql: string, values: unknown[]) {
  const { rows } = await app.context.pool.query<{ count: number }>(sql, values);
  return rows[0]?.count;
}

describe('a candidate’s link', () => {
  it('is a secret of 256 bits of which only a hash and a sealed copy are kept', async () => {
    const { id } = await arrange(recruiter);

    const token = tokenOf((await invite(recruiter, id)).url);

    expect(token).toMatch(/^[\w-]{43}$/);
    const { rows } = await app.context.pool.query('select * from candidate_link');
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(token).toString('hex'));
    expect(app.lines.join('')).not.toContain(token);
  });

  it('is exchanged for a session and a clean address', async () => {
    const { id } = await arrange(recruiter);
    const { url } = await invite(recruiter, id);
    const browser = openBrowser(app, userAgents.phoneBrowser);

    const answer = await browser.get(new URL(url).pathname);

    expect(answer.status).toBe(303);
    expect(answer.location).toBe('/c');
    const name = `candidate_${new URL(app.url).port}`;
    expect(browser.cookies.attributes(name)).toEqual(
      expect.arrayContaining(['httponly', 'samesite=lax', 'path=/c']),
    );
    const page = await browser.get('/c');
    expect(page.status).toBe(200);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('x-robots-tag')).toContain('noindex');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(page.text()).not.toMatch(/(src|href)="https?:/);
  });

  it('changes nothing by being opened, however often, by whatever fetches it', async () => {
    const { id } = await arrange(recruiter);
    const { url } = await invite(recruiter, id);
    const read = () =>
      app.context.pool.query(
        `select i.*, (select count(*) from interview_event where interview_id = i.id) as events
           from interview i where id = $1`,
        [id],
      );
    const before = (await read()).rows;

    const candidate = await openLink(app, url);
    await openLink(app, url);
    await candidate.get('/c');
    await look(candidate);
    await candidate.get('/c/api/calendar.ics');

    expect((await read()).rows).toEqual(before);
  });

  it('tells the recruiter that it was opened once a person looks at the page', async () => {
    const { id } = await arrange(recruiter);
    const candidate = await openLink(app, (await invite(recruiter, id)).url);

    await candidate.post('/c/api/opened', {});

    const detail = (await recruiter.get(`/api/interviews/${id}`)).json();
    expect(detail).toMatchObject({ participation: 'opened' });
  });

  it('answers wrong, expired, revoked and cancelled in the same bytes', async () => {
    const rotated = await arrange(recruiter);
    const first = new URL((await invite(recruiter, rotated.id)).url).pathname;
    await invite(recruiter, rotated.id);
    const cancelled = await arrange(recruiter);
    const second = new URL((await invite(recruiter, cancelled.id)).url).pathname;
    await command(recruiter, cancelled.id, 'cancel', { revision: 1, reason: 'Filled' });
    const old = await arrange(recruiter);
    const third = new URL((await invite(recruiter, old.id)).url).pathname;
    await app.context.pool.query(
      `update interview set slot = tstzrange('2026-11-10T07:00Z', '2026-11-10T08:00Z')
        where id = $1`,
      [old.id],
    );

    const answers = await Promise.all([wrong, first, second, third, '/c/short', '/c'].map(open));

    expect(answers[0]?.status).toBe(404);
    expect(new Set(answers.map(bytesOf)).size).toBe(1);
  });

  it('ends the sessions it has opened when it is made anew or the interview is cancelled', async () => {
    const { id } = await arrange(recruiter);
    const early = await openLink(app, (await invite(recruiter, id)).url);
    const late = await openLink(app, (await invite(recruiter, id)).url);

    expect((await early.get('/c/api/interview')).status).toBe(404);
    expect((await late.get('/c/api/interview')).status).toBe(200);

    await command(recruiter, id, 'cancel', { revision: 1, reason: 'Filled' });

    expect((await late.get('/c/api/interview')).status).toBe(404);
    expect((await late.get('/c')).status).toBe(404);
  });

  it('opens until a week after the end, also when the end moves', async () => {
    const { id } = await arrange(recruiter, { startsAt: '2027-01-04T01:00:00Z' });
    const { url } = await invite(recruiter, id);
    await command(recruiter, id, 'reschedule', {
      revision: 1,
      startsAt: '2027-03-01T01:00:00Z',
      minutes: 60,
      reason: 'Travel',
    });
    const at = async (iso: string) => {
      app.clock.set(iso);
      return (await open(new URL(url).pathname)).status;
    };

    expect(await at('2027-02-20T00:00:00Z')).toBe(303);
    expect(await at('2027-03-08T01:59:00Z')).toBe(303);
    expect(await at('2027-03-08T02:00:00Z')).toBe(404);
    app.clock.set('2026-11-24T09:00:00Z');
  });

  it('lets in to one interview and its candidate’s page, to nothing of members', async () => {
    const mine = await arrange(recruiter);
    const other = await arrange(recruiter);
    const candidate = await openLink(app, (await invite(recruiter, mine.id)).url);

    expect((await look(candidate)).interview).toBe(mine.id);
    expect((await candidate.get(`/api/interviews/${mine.id}`)).status).toBe(401);
    expect((await candidate.get(`/api/interviews/${other.id}`)).status).toBe(401);
    const confirm = await candidate.post('/c/api/confirm', { interview: other.id, revision: 1 });
    expect(confirm.status).toBe(409);
    const rows = await count(
      `select count(*)::int as count from interview where id = $1 and participation = 'confirmed'`,
      [other.id],
    );
    expect(rows).toBe(0);
  });

  it('needs something to open', async () => {
    const draft = await arrange(recruiter, { startsAt: undefined });

    const answer = await recruiter.post(`/api/interviews/${draft.id}/candidate-link`);

    expect(answer.status).toBe(409);
  });

  it('ends after three hours without being opened again', async () => {
    const { id } = await arrange(recruiter);
    const { url } = await invite(recruiter, id);
    const candidate = await openLink(app, url);

    app.clock.advance(3 * 3600_000);

    expect((await candidate.get('/c/api/interview')).status).toBe(404);
    await app.context.candidates.sweep();
    const over = 'select count(*)::int as count from candidate_session where expires_at <= $1';
    expect(await count(over, [new Date(app.clock.now())])).toBe(0);
    app.clock.set('2026-11-24T09:00:00Z');
  });
});
