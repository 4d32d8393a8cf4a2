import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { encrypt, getSignature } from '@wecom/crypto';
import { buildXml, type XmlFields } from '../../server/wecom/callback-xml.ts';
import { demoCredentials } from '../../server/sandbox/demo-credentials.ts';
import { freePort } from '../helpers/free-port.ts';
import type { Fleet } from '../helpers/fleet.ts';
import { startProduct } from '../helpers/start-product.ts';
import { until } from '../helpers/until.ts';
import { exactly, lessThan, type Bench } from './figure.ts';

const aSecond = 200;
const seconds = 15;
const events = aSecond * seconds;
/** One in so many comes twice, as after an answer that WeCom did not see. */
const twiceEvery = 10;
const burstMs = 50;
const patienceMs = 5_000;
const agent = new Agent({ keepAlive: true });
const pair = { token: 'BenchToken', encodingAesKey: randomBytes(33).toString('hex').slice(0, 43) };

/** WeCom waits five seconds; a second leaves room for a machine that is busy. */
const mostMs = 1_000;

/** Callbacks of every kind at a steady rate into one real process that does the work as well. */
export const callbacks: Bench = async (fleet) => {
  await fleet.begin();
  await fleet.pool.query('truncate callback_event');
  const app = await start(fleet);
  try {
    const sent = Array.from({ length: events }, (_, index) => sealed(index));
    const times: number[] = [];
    let acknowledged = 0;
    async function post({ query, body }: (typeof sent)[number]) {
      const started = performance.now();
      const status = await postLikeWecom(`${app.url}/wecom/callback?${query}`, body);
      times.push(performance.now() - started);
      if (status === 200) acknowledged += 1;
    }

    await post(sealed(events));
    times.length = 0;
    acknowledged = 0;
    const cpuBefore = await cpuSeconds(app.url);
    const posted = await atARate(sent, post);
    const kept = await count(fleet, 'true');
    const started = performance.now();
    const done = await until(
      () => count(fleet, `status = 'done'`),
      (found) => found === kept,
      60_000,
    );
    const behind = performance.now() - started;
    times.sort((a, b) => a - b);
    const part = (share: number) => times[Math.ceil(times.length * share) - 1] ?? 0;
    const cpu = (await cpuSeconds(app.url)) - cpuBefore;
    return [
      exactly(
        `${aSecond} callbacks a second for ${seconds} s, repeats among them`,
        posted,
        events + events / twiceEvery,
      ),
      exactly('  acknowledged', acknowledged, posted),
      exactly('  kept, each event once', kept, events + 1),
      exactly('  handled', done, events + 1),
      lessThan('  until acknowledged, p50', part(0.5), mostMs),
      lessThan('  until acknowledged, p99', part(0.99), mostMs),
      lessThan('  until acknowledged, slowest', part(1), 5_000),
      lessThan('  processor time an event, all in all', (cpu * 1000) / posted, 1000 / aSecond),
      lessThan('  until the last was handled, after the last came', behind, 10_000),
    ];
  } finally {
    agent.destroy();
    await app.stop();
  }
};

async function start(fleet: Fleet) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const product = startProduct({
    PORT: String(port),
    PUBLIC_URL: url,
    DATABASE_URL: fleet.databaseUrl,
    APP_SECRET: 'a secret that only this bench knows about',
    WECOM_CORP_ID: demoCredentials.corpId,
    WECOM_AGENT_ID: String(demoCredentials.agentId),
    WECOM_SECRET: demoCredentials.secret,
    WECOM_API_URL: fleet.sandbox().url,
    WECOM_CALLBACK_TOKEN: pair.token,
    WECOM_CALLBACK_AES_KEY: pair.encodingAesKey,
    LOG_LEVEL: 'warn',
  });
  const isUp = await until(
    () =>
      fetch(`${url}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      ),
    (up) => up,
    30_000,
  );
  if (!isUp) throw new Error(`The app did not start:\n${product.output()}`);
  return { url, stop: () => product.stop() };
}

/** As WeCom does: five seconds, three times in all, however it failed. The status of the last. */
async function postLikeWecom(url: string, body: string): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const started = performance.now();
    const status = await postOnce(url, body);
    if (status === 200 || attempt === 3) return status;
    await sleep(Math.max(0, patienceMs - (performance.now() - started)));
  }
}

/** The status; 0 when none came in time. */
function postOnce(url: string, body: string): Promise<number> {
  return new Promise((resolve) => {
    const sent = request(url, { method: 'POST', agent }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.once('error', () => resolve(0));
    sent.setTimeout(patienceMs, () => sent.destroy());
    sent.end(body);
  });
}

/** In small bursts, however long the answers take. Says how many were posted. */
async function atARate<T>(items: T[], post: (item: T) => Promise<void>): Promise<number> {
  const underWay: Promise<void>[] = [];
  const started = performance.now();
  for (const [index, item] of items.entries()) {
    const due = started + Math.floor(index / (aSecond * (burstMs / 1000))) * burstMs;
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    underWay.push(post(item));
    if (index % twiceEvery === 0) underWay.push(post(item));
  }
  await Promise.all(underWay);
  return underWay.length;
}

async function cpuSeconds(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_cpu_seconds_total (\S+)$/m.exec(text)?.[1]);
}

async function count(fleet: Fleet, which: string): Promise<number> {
  const { rows } = await fleet.pool.query<{ count: number }>(
    `select count(*)::int as count from callback_event where ${which}`,
  );
  return rows[0]?.count ?? 0;
}

/** All by one person in one second, as a busy minute may bring them. */
function sealed(index: number): { query: string; body: string } {
  const encrypted = encrypt(pair.encodingAesKey, messageOf(index), demoCredentials.corpId);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = String(index);
  const msg_signature = getSignature(pair.token, timestamp, nonce, encrypted);
  const query = new URLSearchParams({ msg_signature, timestamp, nonce }).toString();
  return { query, body: `<xml><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>` };
}

function messageOf(index: number): string {
  const event = (name: string, fields: XmlFields) => ({ MsgType: 'event', Event: name, ...fields });
  const kinds: XmlFields[] = [
    event('template_card_event', {
      EventKey: 'accept:1',
      TaskId: `card-${index}`,
      ResponseCode: `code-${index}`,
    }),
    event('respond_schedule', { CalId: 'cal', ScheduleId: `schedule-${index}` }),
    { MsgType: 'text', Content: '你好', MsgId: `${index}` },
    event('open_approval_change', { ApprovalInfo: { ThirdNo: `${index}` } }),
  ];
  return buildXml({
    ToUserName: demoCredentials.corpId,
    FromUserName: 'ZhangSan',
    CreateTime: 1_800_000_000,
    AgentID: demoCredentials.agentId,
    ...kinds[index % kinds.length],
  });
}
