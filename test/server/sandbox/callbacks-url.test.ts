import { describe, expect, it } from 'vitest';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { pair, useCallbacks, type Arrived } from './use-callbacks.ts';

const { world, app } = useCallbacks();
const save = (changes = {}) => world.sandbox.setCallback({ ...pair, url: app.url, ...changes });

describe('saving a callback URL', () => {
  it('asks the URL for a new encrypted message, and stores it after the right answer', async () => {
    expect(await save()).toEqual({ saved: true });
    expect(await save()).toEqual({ saved: true });

    const [first, second] = app.arrived as [Arrived, Arrived];
    expect(first).toMatchObject({
      method: 'GET',
      signed: true,
      receiverId: demoCredentials.corpId,
      query: { own: '1', timestamp: String(Math.floor(world.clock.now() / 1000)) },
    });
    expect(first.message).toMatch(/^\d+$/);
    expect(second.message).not.toBe(first.message);
    expect(second.query.nonce).not.toBe(first.query.nonce);
    expect(world.sandbox.callbackSettings()).toEqual({ ...pair, url: app.url });
    expect(world.sandbox.callbacks[0]).toMatchObject({
      name: 'verify',
      status: 200,
      plaintext: first.message,
      body: first.message,
    });
  });

  it.each([
    ['quotes', (message: string) => `"${message}"`],
    ['a line end', (message: string) => `${message}\n`],
    ['a byte order mark', (message: string) => `\uFEFF${message}`],
    ['nothing', () => ''],
    ['what came encrypted', (_message: string, encrypted: string) => encrypted],
  ])('refuses an answer with %s', async (_what, body) => {
    app.answer = ({ message, encrypted }, res) => res.end(body(message, encrypted));

    expect(await save()).toEqual({
      saved: false,
      errcode: 40057,
      reason: 'The URL did not answer with the decrypted message alone.',
    });
    expect(world.sandbox.callbackSettings()).toBeUndefined();
  });

  it('refuses another status, a redirect among them', async () => {
    app.answer = ({ message }, res) => res.writeHead(201).end(message);
    expect(await save()).toMatchObject({ saved: false, reason: expect.stringContaining('201') });

    app.answer = (_arrived, res) => res.writeHead(302, { location: app.url }).end();
    expect(await save()).toMatchObject({ saved: false, reason: expect.stringContaining('302') });
    expect(app.arrived).toHaveLength(2);
  });

  it('waits one second', async () => {
    app.answer = () => undefined;

    expect(await save()).toMatchObject({
      saved: false,
      reason: 'The URL did not answer within one second.',
    });
  });

  it.each([
    [{ url: 'ftp://example.com/' }, 'URL'],
    [{ url: 'example.com/callback' }, 'URL'],
    [{ token: '' }, 'Token'],
    [{ token: 'x'.repeat(33) }, 'Token'],
    [{ token: 'with-dash' }, 'Token'],
    [{ encodingAesKey: 'x'.repeat(42) }, 'EncodingAESKey'],
    [{ encodingAesKey: `${'x'.repeat(42)}+` }, 'EncodingAESKey'],
  ])('refuses %j without asking anybody', async (changes, name) => {
    expect(await save(changes)).toMatchObject({
      saved: false,
      reason: expect.stringContaining(`The ${name} must be`),
    });
    expect(app.arrived).toEqual([]);
  });

  it('keeps what was saved before when the new settings are refused', async () => {
    await save();
    app.answer = (_arrived, res) => res.writeHead(500).end();

    expect((await save({ token: 'Other' })).saved).toBe(false);

    expect(world.sandbox.callbackSettings()).toEqual({ ...pair, url: app.url });
  });
});
