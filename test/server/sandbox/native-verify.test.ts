import { describe, expect, it } from 'vitest';
import { jsapiSignature } from '../../../server/sandbox/native/verify.ts';
import { useDevice, verifyFields } from './use-device.ts';

const { world, tickets, sign, openDevice } = useDevice();
const refused = { err_code: 40093 };

describe('the signature', () => {
  it('is that of the official example', () => {
    const ticket =
      'sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg';

    expect(
      jsapiSignature(
        ticket,
        'Wm3WZYTPz0wzccnW',
        '1414587457',
        'http://mp.weixin.qq.com?params=value',
      ),
    ).toBe('0f9de62fce790f9a083d5c99e95740ceb90c27ed');
  });
});

describe('preVerifyJSAPI', () => {
  it('is ok with the corp’s ticket, over the address the app has for members', async () => {
    const { preVerify } = await openDevice('iphone');

    expect(await preVerify(sign(tickets.corp, '/?a=1'), [], {}, '/?a=1#/i/1')).toEqual({
      err_msg: 'preVerifyJSAPI:ok',
    });
  });

  it('fails with the app’s ticket, another address, or milliseconds', async () => {
    const { preVerify } = await openDevice('iphone');
    const failure = { err_msg: 'preVerifyJSAPI:fail_invalid signature', ...refused };

    expect(await preVerify(sign(tickets.app))).toEqual(failure);
    expect(await preVerify(sign(tickets.corp, '/other'))).toEqual(failure);
    expect(await preVerify(sign(tickets.corp, '/', '1795507200000'))).toEqual(failure);
  });

  it('fails for another corp, and without sha1', async () => {
    const { preVerify } = await openDevice('iphone');
    const signed = sign(tickets.corp);

    expect(await preVerify(signed, [], { appId: 'wwother' })).toMatchObject(refused);
    expect(await preVerify(signed, [], { verifyAppId: 'wwother' })).toMatchObject(refused);
    expect(await preVerify(signed, [], { verifySignType: 'md5' })).toMatchObject(refused);
  });

  it('fails once the ticket it was signed with is no longer the current one', async () => {
    const { preVerify } = await openDevice('iphone');
    world.sandbox.expireTickets();

    expect(await preVerify(sign(tickets.corp))).toMatchObject(refused);
  });

  it('fails on a host that is not the trusted domain', async () => {
    const { preVerify } = await openDevice('iphone');
    world.sandbox.company.setApp({ redirectDomain: 'elsewhere.example.test' });

    expect((await preVerify(sign(tickets.corp))).err_msg).toBe(
      'preVerifyJSAPI:fail_invalid url domain',
    );
  });
});

describe('agentConfig', () => {
  it('is ok with the app’s ticket', async () => {
    const { agentConfig } = await openDevice('windows');

    expect(await agentConfig(sign(tickets.app))).toEqual({ err_msg: 'agentConfig:ok' });
  });

  it('knows the corp’s ticket from a wrong signature', async () => {
    const { agentConfig } = await openDevice('windows');
    const wrong = { ...sign(tickets.app), signature: '0'.repeat(40) };

    expect(await agentConfig(sign(tickets.corp))).toEqual({
      err_msg: 'agentConfig:fail_ticket no available',
      err_code: 42012,
    });
    expect(await agentConfig(wrong)).toMatchObject(refused);
  });

  it('fails for another corp, another app and another domain', async () => {
    const { agentConfig } = await openDevice('windows');
    const signed = sign(tickets.app);

    expect((await agentConfig(signed, [], { corpid: 'wwother' })).err_code).toBe(92002);
    expect((await agentConfig(signed, [], { agentid: '1000009' })).err_code).toBe(40056);
    world.sandbox.company.setApp({ redirectDomain: 'elsewhere.example.test' });
    expect((await agentConfig(signed)).err_code).toBe(80001);
  });
});

describe('a call into the client', () => {
  const offline = 'getContext:fail_the permission value is offline verifying';

  it('needs a configuration of this very address, and its verify fields', async () => {
    const { invoke, agentConfig } = await openDevice('iphone');
    const signed = sign(tickets.app);
    expect((await invoke('getContext', verifyFields(signed))).err_msg).toBe(offline);

    await agentConfig(signed, ['getContext']);

    expect((await invoke('getContext')).err_msg).toBe(offline);
    expect((await invoke('getContext', verifyFields(signed), '/other')).err_msg).toBe(offline);
    const forged = { ...verifyFields(signed), verifySignature: '0'.repeat(40) };
    expect((await invoke('getContext', forged)).err_msg).toBe(offline);
    expect(await invoke('getContext', verifyFields(signed), '/#/i/1')).toEqual({
      err_msg: 'getContext:ok',
      entry: 'normal',
    });
  });

  it('needs to be in jsApiList', async () => {
    const call = await (await openDevice('iphone')).registered(['shareAppMessage']);

    expect((await call('getContext')).err_msg).toBe('getContext:fail_permission denied');
  });

  it('needs agentConfig when it asks for the app’s identity', async () => {
    const { invoke, preVerify, agentConfig } = await openDevice('iphone');
    const corp = sign(tickets.corp);
    const app = sign(tickets.app);
    const list = ['setKeepScreenOn'];
    await preVerify(corp, list);

    expect((await invoke('setKeepScreenOn', verifyFields(corp))).err_msg).toBe(
      'setKeepScreenOn:fail_permission denied',
    );
    await agentConfig(app, list);
    expect((await invoke('setKeepScreenOn', verifyFields(app))).err_msg).toBe('setKeepScreenOn:ok');
  });

  it.each([
    ['iphone', 'openDefaultBrowser'],
    ['android', 'openDefaultBrowser'],
    ['windows', 'setKeepScreenOn'],
    ['windows', 'previewFile'],
    ['iphone', 'startMeeting'],
  ] as const)('is unknown to %s: %s', async (profile, name) => {
    const call = await (await openDevice(profile)).registered([name]);

    expect((await call(name)).err_msg).toBe(`${name}:fail_function not exist`);
  });

  it('loses its permission with a new page', async () => {
    const device = await openDevice('iphone');
    const call = await device.registered(['getContext']);
    expect((await call('getContext')).err_msg).toBe('getContext:ok');

    // The app does not run here; the page that says so is a new page as well.
    await fetch(`${device.origin}/`);

    expect((await call('getContext')).err_msg).toBe(offline);
  });

  it('is taken from the device’s own pages only', async () => {
    const { origin } = await openDevice('iphone');
    const send = (headers: Record<string, string>, url: string) =>
      fetch(`${origin}/__webview/invoke`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ name: 'agentConfig', params: {}, url }),
      });

    expect((await send({ origin: 'http://evil.example' }, `${origin}/`)).status).toBe(403);
    expect((await send({}, `${origin}/`)).status).toBe(403);
    expect((await send({ origin }, 'http://app.example.test:8443/')).status).toBe(400);
  });
});
