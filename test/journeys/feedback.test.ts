import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../helpers/browser.ts';
import { createFeedbackStage, judgeFeedback } from '../helpers/feedback-stage.ts';
import type { FeedbackStage } from '../helpers/feedback-stage.ts';
import { pickUpPhone } from '../helpers/phone.ts';
import { startTestApp, type TestApp } from '../helpers/start-test-app.ts';
import { until } from '../helpers/until.ts';

let app: TestApp;
let browser: Browser;
let stage: FeedbackStage;
beforeAll(async () => {
  app = await startTestApp({ realTime: true });
  browser = await launchBrowser('current');
  stage = await createFeedbackStage(app, browser);
});
afterAll(async () => {
  await browser.close();
  await app.close();
});

describe('an interviewer’s feedback on a phone', () => {
  it('survives a closed tab, is submitted, and then shows the others’', async () => {
    const { id } = await stage.held(['ZhangSan', 'LiNa'], 70);
    await stage.submit(id, 'LiNa', { recommendation: 'strong_no' });
    const { context, page, faults } = await stage.openAs('ZhangSan');
    await page.goto(`${app.url}/#/i/${id}`);
    await page.getByRole('link', { name: '写评价' }).click();
    await page.getByRole('heading', { name: '面试评价' }).waitFor();
    await page.getByText('提交后才能看到其他人的评价').waitFor();
    expect(await page.getByText('坚决不推荐').count()).toBe(1);

    await page
      .getByRole('group', { name: /解决问题/ })
      .getByRole('radio', { name: /^4/ })
      .check();
    await page.getByRole('textbox', { name: '观察到的事实' }).fill('先写测试，再写实现。');
    await page.getByText(/\d\d:\d\d 已保存/).waitFor();
    await page.close();

    const again = await context.newPage();
    await again.goto(`${app.url}/#/i/${id}/feedback`);
    const evidence = again.getByRole('textbox', { name: '观察到的事实' });
    await evidence.waitFor();
    expect(await evidence.inputValue()).toBe('先写测试，再写实现。');
    expect(await again.getByRole('radio', { name: '4，较好' }).first().isChecked()).toBe(true);

    await again.getByRole('button', { name: '提交评价' }).click();
    await again.getByText('还有 3 项没填').waitFor();
    expect(await again.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio');
    await judgeFeedback(again, 'missing-phone-zh-CN');
    await again
      .getByRole('group', { name: /技术深度/ })
      .getByRole('radio', { name: /^5/ })
      .check();
    await again.getByRole('group', { name: /沟通/ }).getByRole('radio', { name: /^4/ }).check();
    await again.getByRole('radio', { name: '强烈推荐' }).check();
    await again.getByRole('button', { name: '提交评价' }).click();

    await again.getByRole('heading', { name: '我的评价' }).waitFor();
    await again.getByRole('heading', { name: '李娜' }).waitFor();
    expect(await again.getByText('坚决不推荐').count()).toBe(1);
    await judgeFeedback(again, 'others-phone-zh-CN');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('loses nothing when the session ends while it is being typed', async () => {
    const { id } = await stage.held(['ChenJie'], 71);
    const phone = await pickUpPhone(browser, app, '陈杰');
    await phone.openTile();
    await phone.app.getByRole('link', { name: '已结束' }).click();
    await phone.app
      .getByRole('link', { name: /周雨桐/ })
      .first()
      .click();
    await phone.app.getByRole('link', { name: '写评价' }).click();
    const evidence = phone.app.getByRole('textbox', { name: '观察到的事实' });
    await evidence.fill('第一句。');
    await phone.app.getByText(/\d\d:\d\d 已保存/).waitFor();

    await app.context.pool.query('delete from session where member_id = $1', [
      await memberId('ChenJie'),
    ]);
    await evidence.fill('第一句。第二句，会话已经结束。');

    const stored = await until(
      async () => {
        const { rows } = await app.context.pool.query<{ text: string }>(
          `select draft->'answers'->>'evidence' as text from feedback f
             join assignment a on a.id = f.assignment_id where a.interview_id = $1`,
          [id],
        );
        return rows[0]?.text ?? '';
      },
      (text) => text.includes('第二句'),
      20_000,
    );
    expect(stored).toBe('第一句。第二句，会话已经结束。');
    await evidence.waitFor();
    expect(await evidence.inputValue()).toBe(stored);
  });

  it('is amended by its author at once, and by a recruiter with a reason', async () => {
    const { id } = await stage.held(['LiNa'], 72);
    await stage.submit(id, 'LiNa');
    const { context, page, faults } = await stage.openAs('LiNa');
    await page.goto(`${app.url}/#/i/${id}/feedback`);
    await page.getByRole('button', { name: /^修改/ }).click();
    await page.getByRole('radio', { name: '不推荐', exact: true }).check();
    await page.getByRole('button', { name: '保存修改' }).click();
    await page.getByText('李娜 于').waitFor();

    await context.clearCookies();
    await stage.enter(context, 'WangFang');
    await page.reload();
    await page.getByRole('button', { name: '修改这份评价' }).click();
    await page.getByRole('button', { name: '保存修改' }).click();
    await page.getByText('还有 1 项没填').waitFor();
    await judgeFeedback(page, 'amend-phone-zh-CN');
    await page.getByRole('textbox', { name: '修改原因' }).fill('与候选人名字弄混');
    await page.reload();
    await page.getByRole('button', { name: '修改这份评价' }).click();
    await page.getByRole('button', { name: '保存修改' }).click();

    await page.getByText('与候选人名字弄混').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});

async function memberId(userid: string): Promise<number> {
  const { rows } = await app.context.pool.query<{ id: number }>(
    'select id from member where userid = $1',
    [userid],
  );
  return rows[0]?.id ?? 0;
}
