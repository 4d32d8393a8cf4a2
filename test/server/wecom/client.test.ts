import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import pg from 'pg';
import { createWecomClient, type WecomClient } from '../../../server/wecom/client.ts';
import { createSeal } from '../../../server/wecom/credentials/seal.ts';
import { createCredentialStore } from '../../../server/wecom/credentials/store.ts';
import { WecomError } from '../../../server/wecom/errors.ts';
import { demoCompany } from '../../../server/sandbox/demo-company.ts';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { startSandbox, type Sandbox } from '../../../server/sandbox/start-sandbox.ts';
import { createClock } from '../../helpers/clock.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/create-database.ts';

let database: TestDatabase;
let pool: pg.Pool;
let sandbox: Sandbox;
let clients: WecomClient[] = [];
const clock = createClock('2026-11-24T09:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url });
});
afterAll(async () => {
  await pool.end();
  await database.close();
});
beforeEach(async () => {
  await pool.query('delete from wecom_credential');
  sandbox = await startSandbox({
    port: 0,
    now: clock.now,
    appUrl: 'http://localhost:3000',
    ...demoCredentials,
    seed: demoCompany,
  });
  return async () => {
    for (const client of clients) client.close();
    clients = [];
    await sandbox.close();
  };
});

/** A client as a process of its own has it: only database and sandbox are shared. */
function connect(changes: { secret?: string; agentId?: number; timeoutMs?: number } = {}) {
  const client = createWecomClient({
    ...demoCredentials,
    timeoutMs: 2000,
    ...changes,
    apiUrl: sandbox.url,
    authorizeUrl: `${sandbox.url}/connect/oauth2/authorize`,
    loginUrl: `${sandbox.url}/wwlogin/sso/login`,
    store: createCredentialStore(pool),
    seal: createSeal('secret'),
    now: clock.now,
    randomBytes: (count) => Buffer.alloc(count, 7),
    onCall: () => undefined,
  });
  clients.push(client);
  return client;
}

async function failureOf(work: Promise<unknown>): Promise<WecomError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(WecomError);
  return error as WecomError;
}

describe('the access token', () => {
  it('is fetched once for fifty first callers, and not at all after a restart', async () => {
    const client = connect();

    await Promise.all(Array.from({ length: 50 }, () => client.getUser('ZhangSan')));
    expect(sandbox.callsTo('gettoken')).toHaveLength(1);
    expect(sandbox.callsTo('user/get')).toHaveLength(50);

    await connect().getUser('ZhangSan');
    expect(sandbox.callsTo('gettoken')).toHaveLength(1);
  });

  it('is fetched once more when WeCom has revoked it, for fifty callers', async () => {
    const client = connect();
    await client.getUser('ZhangSan');
    sandbox.revokeTokens();

    await Promise.all(Array.from({ length: 50 }, () => client.getUser('ZhangSan')));

    expect(sandbox.callsTo('gettoken')).toHaveLength(2);
  });

  it('is replaced once, and the call given up, when WeCom calls every token stale', async () => {
    const client = connect();
    sandbox.fault('user/get', { errcode: 40014, times: 10 });

    const error = await failureOf(client.getUser('ZhangSan'));

    expect(error.errcode).toBe(40014);
    expect(sandbox.callsTo('user/get')).toHaveLength(2);
    expect(sandbox.callsTo('gettoken').length).toBeLessThanOrEqual(2);
  });

  it('is asked for once with a wrong secret', async () => {
    const error = await failureOf(connect({ secret: 'wrong' }).getUser('ZhangSan'));

    expect(error).toMatchObject({ errcode: 40001, reaction: 'operator', api: 'gettoken' });
    expect(error.advice).toContain('WECOM_SECRET');
    expect(sandbox.callsTo('gettoken')).toHaveLength(1);
  });
});

describe('a call', () => {
  it('ends with a typed error when WeCom does not answer in time', async () => {
    const client = connect({ timeoutMs: 200 });
    await client.getUser('ZhangSan');
    sandbox.fault('user/get', { hang: true });

    const error = await failureOf(client.getUser('ZhangSan'));

    expect(error).toMatchObject({ errcode: null, reaction: 'retry', api: 'user/get' });
  });

  it.each([
    ['HTTP 502', { status: 502 }],
    ['no JSON', { malformed: true }],
    ['a broken connection', { reset: true }],
  ] as const)('ends with a typed error for %s', async (_what, fault) => {
    const client = connect();
    sandbox.fault('user/get', fault);

    expect(await failureOf(client.getUser('ZhangSan'))).toMatchObject({
      errcode: null,
      reaction: 'retry',
    });
  });

  it('carries the caller’s address for the operator when it is not trusted', async () => {
    sandbox.company.trustedIps([]);

    const error = await failureOf(connect().getUser('ZhangSan'));

    expect(error.errcode).toBe(60020);
    expect(error.advice).toMatch(/企业可信IP.*The address is (127\.0\.0\.1|::1|::ffff:127)/);
  });

  it('holds neither token nor secret nor code in any error', async () => {
    const client = connect();
    await client.getUser('ZhangSan');
    const errors = [
      await failureOf(connect({ secret: 'my-wrong-secret' }).codeOwner('my-code')),
      await failureOf(client.codeOwner('my-code')),
    ];
    sandbox.fault('user/get', { reset: true });
    errors.push(await failureOf(client.getUser('ZhangSan')));
    await pool.query('delete from wecom_credential');

    for (const error of errors) {
      const text = `${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`;
      expect(text).not.toMatch(/access_token=|corpsecret|my-wrong-secret|my-code/);
    }
  });
});

describe('what the client reads', () => {
  it('a member, by a userid in any case', async () => {
    expect(await connect().getUser('zhangsan')).toEqual({
      userid: 'ZhangSan',
      name: '张三',
      status: 'active',
    });
  });

  it('who a code stands for: member or outsider', async () => {
    const client = connect();

    expect(await client.codeOwner(sandbox.issueCode('LiNa'))).toEqual({
      kind: 'member',
      userid: 'LiNa',
    });
    expect(await client.codeOwner(sandbox.issueCode({ openid: 'o1' }))).toEqual({
      kind: 'outsider',
    });
  });

  it('the app as the console has it', async () => {
    expect(await connect().getAgent()).toMatchObject({
      closed: false,
      redirectDomain: 'localhost:3000',
    });
  });
});

describe('what the client sends', () => {
  it('a text, cut at a character when it is too long, with no link of the sender’s making', async () => {
    const client = connect();

    await client.sendText(['ZhangSan'], `<a href="https://evil.example">x</a>${'面'.repeat(1000)}`);

    const content = (sandbox.messages[0]?.content as { content: string }).content;
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(2048);
    expect(content).not.toContain('<a');
    expect(content.endsWith('面…')).toBe(true);
  });

  it('to those who can be reached, and names those who cannot', async () => {
    const result = await connect().sendText(['ZhangSan', 'Nobody'], 'hello');

    expect(result.msgid).not.toBe('');
    expect(result.invalid).toEqual(['nobody']);
    expect(sandbox.messages).toHaveLength(1);
  });

  it('the same message once, however often it is repeated', async () => {
    const client = connect();
    const card = { title: 't', lines: ['a', 'b'], url: 'https://example.com/i/1', button: '查看' };

    await client.sendTextCard(['ZhangSan'], card);
    await client.sendTextCard(['ZhangSan'], card);

    expect(sandbox.messages).toHaveLength(1);
  });
});
