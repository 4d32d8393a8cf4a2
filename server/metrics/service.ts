import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Ability } from '../abilities/service.ts';
import type { Db } from '../db/pool.ts';
import type { CallReport } from '../wecom/request.ts';
import { countRows, oldestDueSeconds, type Queue } from '../jobs/lease-store.ts';
import { readCredentialAges } from './store.ts';

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export interface WatchedQueue {
  queue: Queue;
  /** The part of WeCom without which it stands still. */
  ability?: Ability;
}

export type Metrics = ReturnType<typeof createMetrics>;

/** Figures for Prometheus. No person and no interview is named in any of them. */
export function createMetrics(options: { db: Db; corpId: string; now: () => number }) {
  const { db } = options;
  const registry = new Registry();
  const registers = [registry];
  let queues: Record<string, WatchedQueue> = {};
  let withProcess = false;

  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time until a request was answered, by route.',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers,
  });
  const calls = new Counter({
    name: 'wecom_calls_total',
    help: 'Calls to WeCom that ended, by API and errcode; "none" when no answer came.',
    labelNames: ['api', 'errcode'],
    registers,
  });
  const callTimes = new Histogram({
    name: 'wecom_call_duration_seconds',
    help: 'Time of a call to WeCom, by API.',
    labelNames: ['api'],
    buckets,
    registers,
  });
  const callbacks = new Counter({
    name: 'wecom_callbacks_total',
    help: 'Callbacks received, by kind: new ones, repeated ones, and refused ones by reason.',
    labelNames: ['kind', 'what'],
    registers,
  });
  new Gauge({
    name: 'queue_rows',
    help: 'Rows of each queue by status, without those at rest.',
    labelNames: ['queue', 'status'],
    registers,
    async collect() {
      this.reset();
      for (const [queue, one] of Object.entries(queues)) {
        for (const { status, count } of await countRows(db, one.queue)) {
          this.set({ queue, status }, count);
        }
      }
    },
  });
  new Gauge({
    name: 'queue_oldest_due_seconds',
    help: 'For how long the oldest row of each queue has been due: 0 when nothing waits.',
    labelNames: ['queue'],
    registers,
    async collect() {
      for (const [name, { queue, ability }] of Object.entries(queues)) {
        // What waits for the corp to switch something on is no job that is behind.
        const isOff = (await ability?.read())?.state === 'off';
        const at = new Date(options.now());
        this.set({ queue: name }, isOff ? 0 : await oldestDueSeconds(db, queue, at));
      }
    },
  });
  new Gauge({
    name: 'wecom_feature_on',
    help: '1 while this part of WeCom works, 0 while the corp has it off; absent before the first try.',
    labelNames: ['feature'],
    registers,
    async collect() {
      this.reset();
      for (const { ability } of Object.values(queues)) {
        const known = await ability?.read();
        if (ability && known) this.set({ feature: ability.name }, known.state === 'on' ? 1 : 0);
      }
    },
  });
  new Gauge({
    name: 'wecom_token_age_seconds',
    help: 'Since when WeCom gives the stored access token and tickets.',
    labelNames: ['kind'],
    registers,
    async collect() {
      this.reset();
      for (const { kind, age } of await readCredentialAges(db, options.corpId)) {
        this.set({ kind }, age);
      }
    },
  });
  return {
    onRequest(request: { method: string; route: string; status: number; seconds: number }) {
      const { method, route, status, seconds } = request;
      requests.observe({ method, route, status: String(status) }, seconds);
    },
    onCall({ api, errcode, ms }: CallReport) {
      calls.inc({ api, errcode: errcode === null ? 'none' : String(errcode) });
      callTimes.observe({ api }, ms / 1000);
    },
    onCallback: (kind: string, what: string) => callbacks.inc({ kind, what }),

    /** Whose rows and states are read at each scrape. */
    watch(watched: Record<string, WatchedQueue>) {
      queues = watched;
    },

    /** The page Prometheus reads. @throws when the database is away */
    async page(): Promise<{ type: string; text: string }> {
      // From the first scrape on: they watch the whole process, which a test need not.
      if (!withProcess) collectDefaultMetrics({ register: registry });
      withProcess = true;
      return { type: registry.contentType, text: await registry.metrics() };
    },
  };
}
