import { describe, expect, it } from 'vitest';
import { demoCredentials } from '../../../../server/sandbox/demo-credentials.ts';
import { startCutProxy } from '../../../helpers/cut-proxy.ts';
import type { Fleet } from '../../../helpers/fleet.ts';
import { until } from '../../../helpers/until.ts';
import { useFleet } from '../../../helpers/use-fleet.ts';

const fleet = useFleet();
const start: Fleet['start'] = (settings) => fleet.start(settings);
const asked = () => fleet.asked();
const allAnswered = { answered: 50, errors: [] };

describe('processes that share a database', { timeout: 120_000 }, () => {
  it('ask WeCom once for fifty cold callers in each of four, and once more after a revocation', async () => {
    const processes = await Promise.all([start(), start(), start(), start()]);

    const cold = await Promise.all(processes.map((one) => one.callers(50)));
    expect(cold).toEqual(Array(4).fill(allAnswered));
    expect(asked()).toBe(1);

    fleet.sandbox().revokeTokens();
    const revoked = await Promise.all(processes.map((one) => one.callers(50)));
    expect(revoked).toEqual(Array(4).fill(allAnswered));
    expect(asked()).toBe(2);
  });

  it('take over at once from one that is killed in the middle of a renewal', async () => {
    const [first, second] = await Promise.all([start(), start()]);
    fleet.sandbox().fault('gettoken', { hang: true });
    const doomed = first.callers(1).catch(() => 'died');
    await until(asked, (count) => count === 1);
    const waiting = second.callers(50);

    await first.kill();

    expect(await doomed).toBe('died');
    expect(await waiting).toEqual(allAnswered);
    expect(asked()).toBe(2);
  });

  it('take over from one that is frozen in the middle of a renewal, and refuse what it writes later', async () => {
    const limits = { holdMs: 1_000 };
    const [first, second] = await Promise.all([start({ limits }), start({ limits })]);
    fleet.sandbox().choices.repeatedFetch = 'new';
    fleet.sandbox().fault('gettoken', { slow: 500 });
    const frozen = first.callers(1);
    await until(asked, (count) => count === 1);
    first.signal('SIGSTOP');

    // Its answer, an older token that is still good, arrives while it is frozen.
    expect(await second.callers(50)).toEqual(allAnswered);
    expect(asked()).toBe(2);
    const stored = 'select ciphertext, version from wecom_credential';
    const { rows: before } = await fleet.pool.query(stored);
    expect(before).toHaveLength(1);
    first.signal('SIGCONT');

    const { errors } = await frozen;
    expect(errors).toMatchObject([{ api: 'gettoken', errcode: null }]);
    expect(errors[0]?.message).toContain('the stored value cannot be reached');
    const { rows: after } = await fleet.pool.query(stored);
    expect(after).toEqual(before);
    expect(await first.callers(50)).toEqual(allAnswered);
    expect(asked()).toBe(2);
  });

  it('end a wait for one that does not come to its end with a typed error', async () => {
    const [first, second] = await Promise.all([start(), start({ limits: { deadlineMs: 400 } })]);
    fleet.sandbox().fault('gettoken', { hang: true });
    const slow = first.callers(1).catch(() => undefined);
    await until(asked, (count) => count === 1);

    const { answered, errors } = await second.callers(3);

    expect(answered).toBe(0);
    expect(new Set(errors.map(({ message }) => message))).toHaveLength(1);
    expect(errors[0]?.message).toContain('another renewal has not come to its end in time');
    expect(asked()).toBe(1);
    await first.kill();
    await slow;
  });

  it('do not let a late complaint about an old token end the new one', async () => {
    const [early, late] = await Promise.all([start(), start()]);
    await Promise.all([early.callers(1), late.callers(1)]);
    fleet.sandbox().revokeTokens();
    await early.callers(1);
    expect(asked()).toBe(2);

    // Still holds the revoked token and learns of it only now.
    expect(await late.callers(50)).toEqual(allAnswered);
    expect(await early.callers(1)).toEqual({ answered: 1, errors: [] });
    expect(asked()).toBe(2);
  });

  it('ask with a wrong secret once for all, and again at once when it is corrected', async () => {
    const processes = await Promise.all([start({ secret: 'wrong' }), start({ secret: 'wrong' })]);
    const reports = await Promise.all(processes.map((one) => one.callers(50)));

    expect(asked()).toBe(1);
    for (const { errors } of reports) {
      expect(errors).toHaveLength(50);
      for (const { api, errcode, message } of errors) {
        expect({ api, errcode }).toEqual({ api: 'gettoken', errcode: 40001 });
        expect(message).toMatch(/WECOM_SECRET.* at \d{4}-\d\d-\d\d [\d:]{8} UTC/);
      }
    }
    const corrected = await start();
    expect(await corrected.callers(50)).toEqual(allAnswered);
    expect(asked()).toBe(2);
  });

  it('keep the tokens of two apps of one corp apart', async () => {
    const [other] = demoCompanyApps();
    const [ours, theirs] = await Promise.all([start(), start(other)]);
    await Promise.all([ours.callers(1), theirs.callers(1)]);
    // Ours has come to its end; a renewal of theirs must not pass for a renewal of ours.
    fleet.sandbox().revokeTokens();
    await fleet.pool.query(
      `update wecom_credential set expires_at = clock_timestamp() where agent_id = $1`,
      [demoCredentials.agentId],
    );
    await theirs.callers(1);
    const restarted = await start();

    expect(await restarted.callers(1)).toEqual({ answered: 1, errors: [] });
    expect(asked()).toBe(4);
  });

  it('go on with the token they hold while the database is away, and ask for none without it', async () => {
    const proxy = await startCutProxy(fleet.databaseUrl);
    const [holder, newcomer] = await Promise.all([
      start({ databaseUrl: proxy.url }),
      start({ databaseUrl: proxy.url }),
    ]);
    await holder.callers(1);
    proxy.cut();

    expect(await holder.callers(50)).toEqual(allAnswered);
    const { answered, errors } = await newcomer.callers(50);
    expect(answered).toBe(0);
    expect(new Set(errors.map(({ name, message }) => `${name}: ${message}`))).toEqual(
      new Set([
        expect.stringMatching(/^WecomError: .*stored value cannot be reached.*DATABASE_URL/),
      ]),
    );
    expect(asked()).toBe(1);
  });

  it('ask nobody after a restart, whatever their own clock says', async () => {
    await (await start()).callers(1);
    const restarted = await start({ clockSkewMs: 5 * 3_600_000 });

    expect(await restarted.callers(50)).toEqual(allAnswered);
    expect(asked()).toBe(1);
  });
});

function demoCompanyApps() {
  return [{ agentId: 1000003, secret: 'other-demo-other-demo-other-demo-other-demo' }];
}
