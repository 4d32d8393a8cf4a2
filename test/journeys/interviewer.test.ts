import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InterviewDetail } from '../../shared/interview.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { interviewInput } from '../helpers/interview-input.ts';
import { pickUpPhone } from '../helpers/phone.ts';
import { signIn } from '../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../helpers/start-test-app.ts';
import { until } from '../helpers/until.ts';

describe.each(['current', '107'] as const)('an interviewer in Chromium %s', (which) => {
  let app: TestApp;
  let browser: Browser;
  let interview: InterviewDetail;
  beforeAll(async () => {
    app = await startTestApp({ realTime: true });
    browser = await launchBrowser(which);
    const recruiter = await signIn(app, 'WangFang');
    const startsAt = new Date(Date.now() + 5 * 60_000).toISOString();
    const roomUrl = `${app.sandbox.url}/room/journey`;
    const answer = await recruiter.post('/api/interviews', interviewInput({ startsAt, roomUrl }));
    interview = answer.json<InterviewDetail>();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  it('taps the tile, is signed in without typing, opens the interview and joins its room', async () => {
    const phone = await pickUpPhone(browser, app, '张三');

    await phone.openTile();
    await phone.app.getByRole('heading', { name: '我的面试' }).waitFor();
    await phone.app
      .getByRole('link', { name: /周雨桐/ })
      .first()
      .click();
    await phone.app.getByRole('heading', { name: '二面 · 前端工程师' }).waitFor();
    await phone.app.getByRole('link', { name: '进入面试间' }).click();

    await phone.app
      .getByText(/面试间/)
      .first()
      .waitFor();
    const frame = phone.page.frames().find((one) => one.url().includes('/room/journey'));
    expect(frame?.url()).toContain('/room/journey');
    expect(phone.faults).toEqual([]);
  });

  it('joins in the system browser on a Windows desktop', async () => {
    const phone = await pickUpPhone(browser, app, '张三', 'windows');
    const before = app.sandbox.openedUrls.length;

    await phone.openTile();
    await phone.app.getByRole('link', { name: '进入面试间' }).first().click();

    const opened = await until(
      () => app.sandbox.openedUrls,
      (all) => all.length > before,
    );
    expect(opened.at(-1)).toMatchObject({ url: interview.roomUrl, profile: 'windows' });
    expect(phone.faults).toEqual([]);
  });

  it('shares it to a chat: the client verified the signature and got the card', async () => {
    const phone = await pickUpPhone(browser, app, '张三');
    const before = app.sandbox.shares.length;
    await phone.openTile();
    await phone.app
      .getByRole('link', { name: /周雨桐/ })
      .first()
      .click();

    await phone.app.getByRole('button', { name: '分享到聊天' }).click();
    const sheet = phone.page.getByRole('dialog', { name: '发送给' });
    await sheet.getByRole('button', { name: /李娜/ }).click();

    const shares = await until(
      () => app.sandbox.shares,
      (all) => all.length > before,
    );
    expect(shares.at(-1)).toMatchObject({
      userid: 'ZhangSan',
      to: 'LiNa',
      verifiedBy: 'app',
      card: {
        title: expect.stringMatching(/^二面 · 前端工程师 · \d+\/\d+ \d\d:\d\d$/) as string,
        link: interview.pageUrl,
        imgUrl: `${app.url}/share.png`,
      },
    });
    expect(JSON.stringify(shares.at(-1)?.card)).not.toContain('周雨桐');
    expect(phone.faults).toEqual([]);
  });

  it('hears that sharing was cancelled and loses nothing', async () => {
    const phone = await pickUpPhone(browser, app, '张三', 'android');
    await phone.openTile();
    await phone.app
      .getByRole('link', { name: /周雨桐/ })
      .first()
      .click();

    await phone.app.getByRole('button', { name: '分享到聊天' }).click();
    await phone.page
      .getByRole('dialog', { name: '发送给' })
      .getByRole('button', { name: '取消' })
      .click();

    await phone.app.getByRole('button', { name: '分享到聊天' }).waitFor();
    expect(app.sandbox.shares.at(-1)?.to).toBeUndefined();
    expect(phone.faults).toEqual([]);
  });

  it('opens the message in the chat, which opens the interview', async () => {
    const phone = await pickUpPhone(browser, app, '李娜');

    await phone.openChats();
    await phone.page.getByRole('button', { name: /面试/ }).first().click();
    await phone.page
      .getByText(/面试 · 前端工程师/)
      .last()
      .click();

    await phone.app.getByRole('heading', { name: '二面 · 前端工程师' }).waitFor();
    expect(phone.faults).toEqual([]);
  });
});
