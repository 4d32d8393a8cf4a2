import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { demoCompany } from '../../../server/sandbox/demo-company.ts';
import { demoCredentials } from '../../../server/sandbox/demo-credentials.ts';
import { startSandbox, type Sandbox } from '../../../server/sandbox/start-sandbox.ts';
import { expectNoAxeViolations } from '../../helpers/axe.ts';
import { launchBrowser } from '../../helpers/browser.ts';
import { startSdkApp } from './start-sdk-app.ts';

const { corpId, agentId, secret } = demoCredentials;

let app: Awaited<ReturnType<typeof startSdkApp>>;
let sandbox: Sandbox;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
  app = await startSdkApp({ appTicket, outside: () => `${sandbox.url}/room/7` });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await app.close();
});

beforeEach(async () => {
  sandbox = await startSandbox({
    port: 0,
    now: Date.now,
    appUrl: app.url,
    ...demoCredentials,
    seed: demoCompany,
  });
});
afterEach(() => sandbox.close());

async function ask(path: string, query: Record<string, string>, body?: object) {
  const url = `${sandbox.url}/cgi-bin/${path}?${new URLSearchParams(query)}`;
  const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
  return (await (await fetch(url, init)).json()) as Record<string, string>;
}

async function token(): Promise<string> {
  return (await ask('gettoken', { corpid: corpId, corpsecret: secret })).access_token ?? '';
}

async function appTicket(): Promise<string> {
  const query = { access_token: await token(), type: 'agent_config' };
  return (await ask('ticket/get', query)).ticket ?? '';
}

async function open(options: { hash?: string; locale?: string; width?: number } = {}) {
  const { hash = '', locale = 'zh-CN', width = 1200 } = options;
  const context = await browser.newContext({ locale, viewport: { width, height: 844 } });
  const opened = await context.newPage();
  await opened.goto(`${sandbox.url}/${hash}`);
  return opened;
}

const phone = (opened: Page, name: string | RegExp) => opened.getByRole('region', { name });

describe('the page with the phones', () => {
  it.each([
    ['zh-CN', 390, '工作台', '面试'],
    ['en', 1200, 'Workbench', 'Interviews'],
    ['fr', 390, 'Espace de travail', 'Entretiens'],
  ])(
    'in %s at %i lets a person be a member and see the tile, with nothing for axe to find',
    async (locale, width, workbench, tile) => {
      const opened = await open({ locale, width });
      await expectNoAxeViolations(opened);

      await opened.getByRole('button', { name: /^王芳/ }).click();
      await opened.getByRole('button', { name: tile, exact: true }).waitFor();

      expect(await opened.getByRole('button', { name: workbench }).isVisible()).toBe(true);
      await expectNoAxeViolations(opened);
      const overflow = await opened.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
      await opened.context().close();
    },
    30_000,
  );

  it('shows a message as it arrives, and opens what it points to', async () => {
    const opened = await open({ hash: '#LiNa.android' });
    await opened.getByRole('button', { name: '工作台' }).waitFor();
    const textcard = {
      title: '面试提醒',
      description: '<div class="gray">今天</div><script>alert(1)</script>',
      url: `${app.url}/second`,
    };

    const body = { touser: 'lina', msgtype: 'textcard', agentid: agentId, textcard };
    await ask('message/send', { access_token: await token() }, body);
    await opened.getByRole('button', { name: /消息.*1 条未读/ }).click();
    await opened.getByRole('button', { name: /面试提醒/ }).click();
    await expectNoAxeViolations(opened);
    await opened.getByRole('button', { name: /面试提醒.*详情/ }).click();

    await opened.frameLocator('iframe').getByText('Second page').waitFor();
    await opened.getByText('Second', { exact: true }).waitFor();
    expect(await opened.getByRole('button', { name: /未读/ }).count()).toBe(0);
    await opened.context().close();
  }, 30_000);

  it.each(['iphone', 'android', 'windows'])(
    'carries the official SDK’s share on %s from one phone to another',
    async (profile) => {
      const opened = await open({ hash: `#ZhangSan.${profile},LiNa.iphone`, width: 1400 });
      const zhang = phone(opened, /^张三/);
      await zhang.getByRole('button', { name: '面试', exact: true }).click();
      const frame = zhang.frameLocator('iframe');

      await frame.getByRole('button', { name: 'Share' }).click();
      const sheet = zhang.getByRole('dialog', { name: '发送给' });
      await sheet.getByText('Round 2').waitFor();
      await expectNoAxeViolations(opened);
      await sheet.getByRole('button', { name: /李娜/ }).click();
      await frame.getByText('shareAppMessage:ok').waitFor();

      expect(sandbox.shares).toMatchObject([
        { userid: 'ZhangSan', to: 'LiNa', verifiedBy: 'app', card: { link: `${app.url}/` } },
      ]);
      const li = phone(opened, /^李娜/);
      await li.getByRole('button', { name: /消息.*1 条未读/ }).click();
      await li.getByRole('button', { name: /张三.*Round 2/ }).click();
      await li.getByRole('button', { name: /Round 2.*At 15:00/ }).click();
      await li.frameLocator('iframe').getByRole('heading', { name: 'The app' }).waitFor();
      await opened.context().close();
    },
    30_000,
  );

  it('goes back within the app, and out of it at its first page', async () => {
    const opened = await open({ hash: '#ZhangSan.iphone' });
    await opened.getByRole('button', { name: '面试', exact: true }).click();
    const frame = opened.frameLocator('iframe');
    await frame.getByRole('link', { name: 'On' }).click();
    await frame.getByText('Second page').waitFor();

    await opened.getByRole('button', { name: '返回' }).click();
    await frame.getByRole('heading', { name: 'The app' }).waitFor();
    await opened.getByRole('button', { name: '返回' }).click();

    await opened.getByRole('button', { name: '面试', exact: true }).waitFor();
    expect(await opened.locator('iframe').count()).toBe(0);
    await opened.context().close();
  }, 30_000);

  it('shows another site’s page by its name, and comes back from it', async () => {
    const opened = await open({ hash: '#ZhangSan.iphone' });
    await opened.getByRole('button', { name: '面试', exact: true }).click();
    const frame = opened.frameLocator('iframe');
    await frame.getByRole('link', { name: 'Out' }).click();

    await opened.locator('.title').getByText('演示面试间').waitFor();
    await opened.getByRole('button', { name: '返回' }).click();

    await frame.getByRole('heading', { name: 'The app' }).waitFor();
    await opened.locator('.title').getByText('The app').waitFor();
    await opened.context().close();
  }, 30_000);

  it('hides the tile from a member outside the visible range, as it happens', async () => {
    const opened = await open({ hash: '#ZhangSan.iphone' });
    const tile = opened.getByRole('button', { name: '面试', exact: true });
    await tile.waitFor();

    sandbox.company.setVisible('ZhangSan', false);

    await tile.waitFor({ state: 'detached' });
    await opened.getByText('不在应用的可见范围内').waitFor();
    await opened.context().close();
  }, 30_000);
});
