import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { drain } from '../../helpers/drain.ts';
import { signIn } from '../../helpers/sign-in.ts';
import {
  startTestApp,
  testCallback,
  testStart,
  type TestApp,
} from '../../helpers/start-test-app.ts';
import { ping, postCallback, receivedEvents, signed } from './signed-callback.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ work: false });
  const saved = await app.sandbox.setCallback({ ...testCallback, url: app.callbackUrl });
  expect(saved).toEqual({ saved: true });
});
afterAll(() => app.close());
beforeEach(() => {
  app.clock.set(testStart);
  app.sandbox.choices.callbackXml = 'cdata';
  app.sandbox.choices.callbackOrder = 'usual';
  app.sandbox.callbacks.length = 0;
  app.lines.length = 0;
});

/** Waits until the sandbox has its answers, and does what they mean. */
async function settled() {
  await app.sandbox.callbacksSettled();
  await drain(app.context.wecomSide.jobs.callbacks);
}

describe('the verification of the URL', () => {
  it('is answered with the message alone', async () => {
    const { encrypted, query } = signed(app, '1616140317555161061');
    const parameters = new URLSearchParams({ ...query, echostr: encrypted });

    const answer = await fetch(`${app.url}/wecom/callback?${parameters}`);

    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).toString('latin1')).toBe('1616140317555161061');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('bears plus signs that nobody encoded', async () => {
    let sent = signed(app, 'echo');
    while (!sent.encrypted.includes('+')) sent = signed(app, 'echo');
    const parameters = `${new URLSearchParams(sent.query)}&echostr=${sent.encrypted}`;

    const answer = await fetch(`${app.url}/wecom/callback?${parameters}`);

    expect(await answer.text()).toBe('echo');
  });
});

describe('a callback', () => {
  it.each(['cdata', 'plain'] as const)(
    'is read with its elements as %s, in any order',
    async (form) => {
      app.sandbox.choices.callbackXml = form;
      for (const order of ['usual', 'reversed'] as const) {
        app.sandbox.choices.callbackOrder = order;
        app.sandbox.say('ZhangSan', '你好 ]]> <b> & "好"');
      }
      await settled();

      expect(app.sandbox.callbacks.map(({ status, body }) => ({ status, body }))).toEqual([
        { status: 200, body: '' },
        { status: 200, body: '' },
      ]);
      expect(receivedEvents(app)).toEqual(['text', 'text']);
    },
  );

  it('may be up to an hour old, by either clock', async () => {
    for (const later of [-3600, 3600]) {
      expect((await postCallback(app, ping, { later })).status).toBe(200);
    }
  });

  it('needs no session and no origin of ours', async () => {
    const { encrypted, query } = signed(app, ping);

    const answer = await fetch(`${app.url}/wecom/callback?${new URLSearchParams(query)}`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example', 'content-type': 'application/json' },
      body: `<xml><Encrypt>${encrypted}</Encrypt></xml>`,
    });

    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('leaves its name in the log and nothing of what it says', async () => {
    app.sandbox.say('ZhangSan', 'something private');
    app.sandbox.enter('ZhangSan');
    await settled();

    expect(receivedEvents(app).sort()).toEqual(['enter_agent', 'text']);
    const log = app.lines.join('\n');
    expect(log).not.toContain('something private');
    expect(log).not.toContain('ZhangSan');
    expect(log).not.toContain('msg_signature');
  });
});

describe('a member who leaves the visible range', () => {
  it('is signed out everywhere, and comes back as somebody new', async () => {
    const browser = await signIn(app, 'OliverSmith');
    expect((await browser.get('/api/me')).status).toBe(200);

    app.sandbox.company.setVisible('OliverSmith', false);
    await settled();

    expect(receivedEvents(app)).toEqual(['unsubscribe']);
    expect((await browser.get('/api/me')).status).toBe(401);
    expect((await app.context.members.known('OliverSmith'))?.status).toBe('left');

    app.sandbox.company.setVisible('OliverSmith', true);
    await settled();

    expect(receivedEvents(app)).toEqual(['unsubscribe', 'subscribe']);
    expect((await app.context.members.known('OliverSmith'))?.status).toBe('active');
    expect((await browser.get('/api/me')).status).toBe(401);
    expect((await (await signIn(app, 'OliverSmith')).get('/api/me')).status).toBe(200);
  });

  it('is signed out also when they are disabled', async () => {
    const browser = await signIn(app, 'ChenJie');

    app.sandbox.company.setStatus('ChenJie', 2);
    await settled();

    expect((await browser.get('/api/me')).status).toBe(401);
    expect((await app.context.members.known('ChenJie'))?.status).toBe('disabled');
  });

  it('is signed out even while WeCom cannot be asked about them', async () => {
    const browser = await signIn(app, 'LiNa');
    app.sandbox.fault('user/get', { errcode: 60020 });

    app.sandbox.company.setVisible('LiNa', false);
    await settled();

    expect((await browser.get('/api/me')).status).toBe(401);
    expect(app.lines.some((line) => line.includes('callback work failed'))).toBe(true);
  });

  it('is what WeCom says they are, when the events come in the wrong order', async () => {
    // Another second than that of the events before.
    app.clock.advance(1_000);
    const browser = await signIn(app, 'OliverSmith');
    app.sandbox.callbackFault('late');
    app.sandbox.company.setVisible('OliverSmith', false);
    app.sandbox.company.setVisible('OliverSmith', true);
    await settled();
    expect(receivedEvents(app)).toEqual(['subscribe']);

    app.sandbox.releaseCallbacks();
    await settled();

    expect(receivedEvents(app)).toEqual(['subscribe', 'unsubscribe']);
    expect((await app.context.members.known('OliverSmith'))?.status).toBe('active');
    expect((await browser.get('/api/me')).status).toBe(401);
  });

  it('does not sign anybody else out, nor bother WeCom for somebody never met', async () => {
    const browser = await signIn(app, 'ZhangSan');
    const asked = app.sandbox.callsTo('user/get').length;

    app.sandbox.company.setVisible('SunYue', true);
    app.sandbox.company.setVisible('SunYue', false);
    await settled();

    expect(receivedEvents(app).sort()).toEqual(['subscribe', 'unsubscribe']);
    expect(app.sandbox.callsTo('user/get')).toHaveLength(asked);
    expect((await browser.get('/api/me')).status).toBe(200);
  });

  it('stays signed in when the event was forged', async () => {
    const browser = await signIn(app, 'Camille');
    app.sandbox.callbackFault('forged');
    app.sandbox.company.setVisible('Camille', false);
    await settled();

    expect(app.sandbox.callbacks.map(({ status }) => status)).toEqual([403]);
    expect((await browser.get('/api/me')).status).toBe(200);
  });
});
