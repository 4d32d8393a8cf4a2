import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, testCallback, type TestApp } from '../../helpers/start-test-app.ts';
import {
  ping,
  postCallback,
  receivedEvents,
  signed,
  type CallbackChanges,
} from './signed-callback.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ work: false });
});
afterAll(() => app.close());

const hour = 3600;
const other = { ...testCallback, token: 'OtherToken' };
const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><xml>&b;</xml>';

/** What it is, how the request differs from a right one, and the fault in the log. */
const refused: [string, CallbackChanges, string][] = [
  ['the signature of a stranger', other, 'signature'],
  ['a signature cut short', { query: { msg_signature: 'abc' } }, 'signature'],
  ['no signature', { query: { msg_signature: '' } }, 'signature'],
  ['a changed nonce', { query: { nonce: '1' } }, 'signature'],
  ['a message for another corp', { receiverId: 'ww0000000000000000' }, 'content'],
  ['a message for nobody', { receiverId: '' }, 'content'],
  ['a message under another key', { encodingAesKey: 'x'.repeat(43) }, 'content'],
  ['a message of more than an hour ago', { later: -hour - 1 }, 'time'],
  ['a message of more than an hour from now', { later: hour + 1 }, 'time'],
  ['a time that is none', { query: { timestamp: 'soon' } }, 'time'],
  ['a time with a sign', { query: { timestamp: '-1' } }, 'time'],
  ['an empty body', { body: '' }, 'xml'],
  ['a body that is no XML', { body: '{"encrypt":"x"}' }, 'xml'],
  ['a body with entities', { body: bomb }, 'xml'],
  ['a body of open elements', { body: '<xml>'.repeat(20_000) }, 'xml'],
  ['an envelope without Encrypt', { body: '<xml><AgentID>1</AgentID></xml>' }, 'signature'],
];

describe('the callback address refuses', () => {
  it.each(refused)('%s', async (_what, changes, fault) => {
    const before = app.lines.length;

    const answer = await postCallback(app, ping, changes);

    expect(answer).toMatchObject({ status: 403, text: '' });
    const lines = app.lines.slice(before).map((line) => JSON.parse(line) as { fault?: string });
    expect(lines.find((line) => line.fault)?.fault).toBe(fault);
    expect(receivedEvents(app)).toEqual([]);
  });

  it.each([
    ['entities in it', bomb],
    ['an element that is never closed', '<xml><Event>x</xml>'],
    ['no XML in it', 'hello'],
    ['a character that no XML has', '<xml><Event>\0</Event></xml>'],
  ])('a signed message with %s', async (_what, message) => {
    expect(await postCallback(app, message)).toMatchObject({ status: 403, text: '' });
  });

  it('a body that is too large, before it reads it', async () => {
    const body = `<xml>${'x'.repeat(300_000)}</xml>`;

    expect(await postCallback(app, ping, { body })).toMatchObject({ status: 413, text: '' });
  });

  it('a compressed body', async () => {
    const answer = await fetch(`${app.url}/wecom/callback`, {
      method: 'POST',
      headers: { 'content-encoding': 'gzip' },
      body: 'x',
    });

    expect(answer.status).toBe(415);
    expect(await answer.text()).toBe('');
  });

  it('parameters that come twice', async () => {
    const { query } = signed(app, ping);
    const twice = `${new URLSearchParams(query)}&nonce=${query.nonce}`;

    const answer = await fetch(`${app.url}/wecom/callback?${twice}`, { method: 'POST' });

    expect(answer.status).toBe(403);
  });

  it('a verification that is not signed by WeCom, or for another corp', async () => {
    for (const changes of [other, { receiverId: 'ww0' }, { later: -2 * hour }]) {
      const { encrypted, query } = signed(app, 'echo', changes);
      const parameters = new URLSearchParams({ ...query, echostr: encrypted });

      const answer = await fetch(`${app.url}/wecom/callback?${parameters}`);

      expect(answer.status).toBe(403);
      expect(await answer.text()).toBe('');
    }
  });

  it('and goes on receiving', async () => {
    expect(await postCallback(app, ping)).toMatchObject({ status: 200, text: '' });
    expect(receivedEvents(app)).toEqual(['enter_agent']);
  });
});

describe('without Token and key', () => {
  it('the callback address tells the operator what to set', async () => {
    const plain = await startTestApp({ work: false, callbackPairs: [] });

    for (const method of ['GET', 'POST']) {
      const answer = await fetch(`${plain.url}/wecom/callback`, { method });

      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('set WECOM_CALLBACK_TOKEN and WECOM_CALLBACK_AES_KEY');
    }
    await plain.close();
  });
});
