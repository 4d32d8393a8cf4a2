import { describe, expect, it } from 'vitest';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { startSandbox } from '../../../server/sandbox/start-sandbox.ts';
import { createCookieJar } from '../../../server/sandbox/webview/cookie-jar.ts';
import { createClock } from '../../helpers/clock.ts';
import { startWebviewApp } from './start-webview-app.ts';
import { testCompany } from './use-sandbox.ts';

const clock = createClock('2026-11-24T08:00:00Z');

function jarWith(cookies: string[], site = 'https://app.example.test') {
  const jar = createCookieJar(new URL(site), clock.now);
  for (const cookie of cookies) jar.store(cookie, '/auth/callback');
  return jar;
}

describe('a device’s cookies', () => {
  it('are its own: kept from the browser, sent to the app, and not another device’s', async () => {
    const app = await startWebviewApp((express) => {
      express.get('/set', (req, res) => {
        res.cookie('who', String(req.query.who));
        res.cookie('later', '1', { maxAge: 1000 });
        res.send('ok');
      });
    });
    const sandbox = await startSandbox({
      port: 0,
      now: Date.now,
      appUrl: app.url,
      ...demoCredentials,
      seed: testCompany,
    });
    const first = await sandbox.openDevice('ZhangSan', 'iphone');
    const second = await sandbox.openDevice('ZhangSan', 'windows');
    const again = await sandbox.openDevice('zhangsan', 'iphone');

    const set = await fetch(`${first.origin}/set?who=first`);
    await fetch(`${second.origin}/set?who=second`);
    const sent: (string | undefined)[] = [];
    for (const { origin } of [first, second, again]) {
      await fetch(`${origin}/`);
      sent.push(app.last().headers.cookie);
    }
    await sandbox.close();
    await app.close();

    expect(set.headers.getSetCookie()).toEqual([]);
    expect(again.origin).toBe(first.origin);
    expect(sent).toEqual(['who=first; later=1', 'who=second; later=1', 'who=first; later=1']);
  });

  it('are replaced, deleted by Max-Age and by Expires, and expire', () => {
    const jar = jarWith(['a=1; Path=/', 'b=1; Path=/', 'c=1; Path=/; Max-Age=60', 'a=2; Path=/']);
    expect(jar.headerFor('/', false)).toBe('a=2; b=1; c=1');

    jar.store('a=; Path=/; Max-Age=0', '/');
    jar.store('b=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT', '/');
    expect(jar.headerFor('/', false)).toBe('c=1');
    clock.advance(60_000);
    expect(jar.headerFor('/', false)).toBe('');
  });

  it('go to their path and below it; without one, to the folder they came from', () => {
    const jar = jarWith(['root=1; Path=/', 'deep=1; Path=/api', 'auth=1']);

    expect(jar.headerFor('/', false)).toBe('root=1');
    expect(jar.headerFor('/api', false)).toBe('deep=1; root=1');
    expect(jar.headerFor('/api/x', false)).toBe('deep=1; root=1');
    expect(jar.headerFor('/apix', false)).toBe('root=1');
    expect(jar.headerFor('/auth/x', false)).toBe('auth=1; root=1');
  });

  it.each([
    ['__Host-a=1; Secure; Path=/', '__Host-a=1'],
    ['__Host-a=1; Path=/', ''],
    ['__Host-a=1; Secure; Path=/x', ''],
    ['__Host-a=1; Secure; Path=/; Domain=app.example.test', ''],
    ['__Secure-a=1; Path=/', ''],
    ['a=1; Path=/; Domain=.example.test', 'a=1'],
    ['a=1; Path=/; Domain=other.test', ''],
    ['=1; Path=/', ''],
  ])('obey the rules of their name and domain: %s', (cookie, sent) => {
    expect(jarWith([cookie]).headerFor('/', false)).toBe(sent);
  });

  it('that are Secure need https, or this machine', () => {
    const cookie = ['a=1; Path=/; Secure'];

    expect(jarWith(cookie, 'http://app.example.test').headerFor('/', false)).toBe('');
    expect(jarWith(cookie, 'http://localhost:3000').headerFor('/', false)).toBe('a=1');
  });

  it('that are SameSite=Strict stay away from what another site began', () => {
    const jar = jarWith(['strict=1; Path=/; SameSite=Strict', 'lax=1; Path=/; SameSite=Lax']);

    expect(jar.headerFor('/', true)).toBe('lax=1');
    expect(jar.headerFor('/', false)).toBe('strict=1; lax=1');
  });
});
