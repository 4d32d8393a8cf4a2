import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import express from 'express';
import { createMetricsRoutes } from '../../server/metrics/routes.ts';
import { listen } from '../../server/listen.ts';
import { signIn } from '../helpers/sign-in.ts';
import { startTestApp, type TestApp } from '../helpers/start-test-app.ts';

const token = 'a-token-of-the-metrics';
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ work: false, env: { METRICS_TOKEN: token } });
});
afterAll(() => app.close());

function ask(authorization?: string) {
  return fetch(`${app.url}/metrics`, { headers: authorization ? { authorization } : {} });
}

describe('/metrics', () => {
  it('is read by whoever has the token, and nobody else', async () => {
    for (const wrong of [undefined, 'Bearer', `Bearer ${token}x`, `Basic ${token}`, token]) {
      const answer = await ask(wrong);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      expect(await answer.text()).not.toContain('queue');
    }
    const answer = await ask(`Bearer ${token}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/plain');
  });

  it('tells requests, calls, queues and the token’s age, and names nobody', async () => {
    const browser = await signIn(app, 'ZhangSan');
    await browser.get('/api/me');
    await browser.get('/api/interviews/abcdefghijklmnop');

    const text = await (await ask(`Bearer ${token}`)).text();

    expect(text).toMatch(
      /http_request_duration_seconds_count\{method="GET",route="\/api\/me",status="200"\} 1/,
    );
    expect(text).toContain('route="/api/interviews/:id",status="404"');
    expect(text).toMatch(/wecom_calls_total\{api="user\/get",errcode="0"\} \d/);
    expect(text).toContain('queue_oldest_due_seconds{queue="callbacks"} 0');
    expect(text).toContain('queue_oldest_due_seconds{queue="notifications"} 0');
    expect(text).toContain('queue_oldest_due_seconds{queue="calendar"} 0');
    expect(text).toMatch(/wecom_token_age_seconds\{kind="access_token"\} \d/);
    expect(text).toContain('process_cpu_seconds_total');
    expect(text).not.toMatch(/zhangsan|abcdefghijklmnop/i);
  });
});

it('without a token /metrics is open outside production', async () => {
  const open = await startTestApp({ work: false });

  expect((await fetch(`${open.url}/metrics`)).status).toBe(200);

  await open.close();
});

it('without a token it is refused in production, and says what to set', async () => {
  const web = await listen({ host: '127.0.0.1', port: 0 });
  const { metrics } = app.context;
  web.serve(
    express().use(createMetricsRoutes({ metrics, metricsToken: undefined, production: true })),
  );
  const address = web.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  const answer = await fetch(`http://127.0.0.1:${port}/metrics`);

  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain('METRICS_TOKEN');
  await web.close();
});
