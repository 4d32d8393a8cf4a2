import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { createMail, MailError } from '../../../server/mail/service.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A mail server on this machine that keeps what it is given. */
async function startServer(options: SMTPServerOptions = {}) {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push(Buffer.concat(chunks).toString('utf8'));
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  closing.push(() => new Promise((resolve) => server.close(() => resolve())));
  return { received, url: `smtp://127.0.0.1:${port}` };
}

function mailTo(smtpUrl: string) {
  const mail = createMail({ smtpUrl, from: '招聘 <jobs@example.com>' });
  closing.unshift(async () => mail.close());
  return mail;
}

const message = {
  to: 'zhou@example.org',
  subject: '面试邀请',
  text: '您好！\nhttps://a.example/c/x',
};

async function failureOf(work: Promise<unknown>): Promise<MailError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof MailError) return error;
  throw new Error(`Not a MailError: ${String(error)}`);
}

function refuse(responseCode: number) {
  return Object.assign(new Error(`no <zhou@example.org> here`), { responseCode });
}

describe('a mail', () => {
  it('arrives with sender, subject, text and calendar entry', async () => {
    const { received, url } = await startServer();
    const content = 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n';

    await mailTo(url).send({ ...message, ics: { method: 'REQUEST', content } });

    const [text = ''] = received;
    expect(text).toMatch(/^To: zhou@example\.org/m);
    expect(text).toMatch(/^From: =\?UTF-8\?.*<jobs@example\.com>/m);
    expect(text).toMatch(/^Auto-Submitted: auto-generated/m);
    expect(text).toMatch(/^Content-Type: text\/calendar; charset=utf-8; method=REQUEST/m);
    expect(text).toContain('filename=interview.ics');
    expect(text.replaceAll(/[^A-Za-z0-9+/=]/g, '')).toContain(
      Buffer.from(content).toString('base64'),
    );
  });

  it('cannot be split by a line break in an address or a subject', async () => {
    const { received, url } = await startServer();

    await mailTo(url).send({ ...message, subject: 'Hello\r\nBcc: eve@example.com' });

    expect(received[0]).not.toMatch(/^Bcc:/m);
  });

  it.each([
    [550, 'never'],
    [451, 'later'],
  ] as const)('refused with %i is tried again: %s', async (code, reaction) => {
    const { url } = await startServer({ onRcptTo: (_to, _session, done) => done(refuse(code)) });

    const failure = await failureOf(mailTo(url).send(message));

    expect(failure.reaction).toBe(reaction);
    expect(`${failure.message} ${failure.advice}`).not.toContain('zhou');
  });

  it('waits for an operator when the sign-in is refused', async () => {
    const { url } = await startServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(new Error('Invalid credentials')),
    });

    const failure = await failureOf(
      mailTo(url.replace('smtp://', 'smtp://jobs:wrong-password@')).send(message),
    );

    expect(failure).toMatchObject({ reaction: 'operator' });
    expect(failure.advice).toContain('SMTP_URL');
    expect(JSON.stringify(failure)).not.toContain('wrong-password');
  });

  it('is tried again when nobody answers', async () => {
    const failure = await failureOf(mailTo('smtp://127.0.0.1:1').send(message));

    expect(failure).toMatchObject({ reaction: 'later' });
  });

  it('goes nowhere without a server, and says who must act', async () => {
    const mail = createMail(undefined);

    const failure = await failureOf(mail.send(message));

    expect(mail.configured).toBe(false);
    expect(failure).toMatchObject({ reaction: 'never' });
    expect(failure.advice).toContain('SMTP_URL');
  });
});
