import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InterviewDetail } from '../../../shared/interview.ts';
import type { BrowserSession } from '../../helpers/http.ts';
import { signIn } from '../../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../../helpers/start-test-app.ts';
import { until } from '../../helpers/until.ts';
import { act, arrange, command, look, openLink, tableText } from './use-candidate.ts';

let app: TestApp;
let recruiter: BrowserSession;
let smtp: SMTPServer;
/** What has arrived, readable: transfer encodings undone. */
const inbox: { to: string; text: string }[] = [];

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join();
        inbox.push({ to, text: readable(Buffer.concat(chunks).toString('utf8')) });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => void smtp.listen(0, '127.0.0.1', resolve));
  const { port } = smtp.server.address() as AddressInfo;
  app = await startTestApp({
    env: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Jobs <jobs@example.com>' },
  });
  recruiter = await signIn(app, 'WangFang');
});
afterAll(async () => {
  await app.close();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});

/** Each part of a message in the words it had before it was encoded. */
function readable(source: string): string {
  const part = /Content-Transfer-Encoding: (\S+)(?:\r\n[^\r\n]+)*\r\n\r\n([^]*?)(?=\r\n--|$)/g;
  return [...source.matchAll(part)]
    .map(([, encoding, body = '']) => (encoding === 'base64' ? fromBase64(body) : fromQuoted(body)))
    .join('\n');
}

const fromBase64 = (body: string) => Buffer.from(body, 'base64').toString('utf8');

function fromQuoted(body: string): string {
  return body
    .replace(/=\r?\n/g, '')
    .replace(/((?:=[0-9A-F]{2})+)/g, (bytes) =>
      Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'),
    );
}

const linkIn = (text: string) => /http:\/\/\S+\/c\/[\w-]{43}/.exec(text)?.[0] ?? '';

async function mailsTo(address: string, count: number): Promise<string[]> {
  const found = () => inbox.filter(({ to }) => to === address).map(({ text }) => text);
  const texts = await until(found, (mails) => mails.length >= count);
  expect(texts).toHaveLength(count);
  return texts;
}

const withMail = (email: string) =>
  arrange(recruiter, { candidate: { email, locale: 'en', zone: 'Europe/Paris' } });

describe('a candidate with a mail address', () => {
  it('is invited, told of a move with the same link, and of the cancellation', async () => {
    const email = 'one@example.org';
    const { id } = await withMail(email);
    const [invited = ''] = await mailsTo(email, 1);
    expect(invited).toContain('METHOD:REQUEST');
    expect(invited).toContain('Central European Standard Time');
    const candidate = await openLink(app, linkIn(invited));
    expect(await look(candidate)).toMatchObject({ interview: id, answer: 'none' });

    await command(recruiter, id, 'reschedule', {
      revision: 1,
      startsAt: '2026-12-15T02:00:00Z',
      minutes: 60,
      reason: 'Travel',
    });
    const [, moved = ''] = await mailsTo(email, 2);
    expect(linkIn(moved)).toBe(linkIn(invited));
    expect(moved).toContain('SEQUENCE:1');

    await command(recruiter, id, 'cancel', { revision: 2, reason: 'Filled' });
    const [, , cancelled = ''] = await mailsTo(email, 3);
    expect(cancelled).toContain('METHOD:CANCEL');
    expect(linkIn(cancelled)).toBe('');
    expect((await candidate.get('/c')).status).toBe(404);
  });

  it('gets the invitation again with a new link when the recruiter sends it again', async () => {
    const email = 'two@example.org';
    const { id } = await withMail(email);
    const [first = ''] = await mailsTo(email, 1);

    const answer = await recruiter.post(`/api/interviews/${id}/candidate-link`);

    expect(answer.json()).toMatchObject({ mailed: true, locale: 'en' });
    const [, second = ''] = await mailsTo(email, 2);
    expect(linkIn(second)).not.toBe(linkIn(first));
    expect(answer.json<{ url: string }>().url).toBe(linkIn(second));
    await expect(openLink(app, linkIn(first))).rejects.toThrow('404');
  });

  it('keeps their link, and gets no mail, when the recruiter only copies the invitation', async () => {
    const email = 'three@example.org';
    const { id } = await withMail(email);
    const [first = ''] = await mailsTo(email, 1);

    const answer = await recruiter.post(`/api/interviews/${id}/candidate-link`, {
      renew: false,
      mail: false,
    });

    expect(answer.json()).toMatchObject({ mailed: false, url: linkIn(first) });
  });

  it('is reminded a day and an hour before', async () => {
    const email = 'four@example.org';
    const { startsAt } = await withMail(email);
    const [first = ''] = await mailsTo(email, 1);
    await act(await openLink(app, linkIn(first)), 'confirm');

    for (const [at, hours] of [24, 1].entries()) {
      app.clock.set(new Date(Date.parse(startsAt ?? '') - hours * 3600_000).toISOString());
      await app.context.pool.query(`select pg_notify('notification', '')`);
      const mails = await mailsTo(email, at + 2);
      expect(mails.at(-1)).toContain('coming up');
      expect(linkIn(mails.at(-1) ?? '')).toBe(linkIn(first));
    }
    app.clock.set('2026-11-24T09:00:00Z');
    recruiter = await signIn(app, 'WangFang');
  });

  it('stands in no row of the queue, and neither does the link', async () => {
    const email = 'five@example.org';
    const { id } = await withMail(email);
    const [first = ''] = await mailsTo(email, 1);

    const rows = await tableText(app, 'notification');

    expect(rows).toContain(id);
    expect(rows).not.toContain(email);
    expect(rows).not.toContain(linkIn(first).split('/').at(-1));
    expect(app.lines.join('')).not.toContain(email);
  });
});

describe('a candidate without one', () => {
  it('is written to by nobody, and the answer says so', async () => {
    const { id } = await arrange(recruiter);

    const answer = await recruiter.post(`/api/interviews/${id}/candidate-link`);

    expect(answer.json()).toMatchObject({ mailed: false });
    const detail = (await recruiter.get(`/api/interviews/${id}`)).json<InterviewDetail>();
    expect(detail.participation).toBe('sent');
  });
});
