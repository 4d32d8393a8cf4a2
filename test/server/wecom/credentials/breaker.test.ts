import { describe, expect, it } from 'vitest';
import { refusal } from '../../../../server/wecom/errors.ts';
import { lasting, useVaults } from './use-vaults.ts';

const { shared, vaultWith } = useVaults();
const minute = 60_000;

/** A vault that WeCom refuses with each of these, in order. */
const refused = (secret: string, ...errcodes: number[]) =>
  vaultWith(
    errcodes.map((errcode) => refusal('gettoken', errcode, '')),
    { secret },
  );

async function ask({ vault }: ReturnType<typeof vaultWith>): Promise<string> {
  return vault.get('access_token').catch((error: unknown) => String(error));
}

describe('the breaker for wrong credentials', () => {
  it.each([40001, 40013, 40091, 41002, 41004])('opens at %d', async (errcode) => {
    const mine = refused('wrong', errcode);
    await ask(mine);
    const restarted = refused('wrong');

    expect(await ask(mine)).toContain(`gettoken: ${errcode}`);
    expect(await ask(restarted)).toContain(`gettoken: ${errcode}`);
    expect([mine.asked.length, restarted.asked.length]).toEqual([1, 0]);
  });

  it.each([-1, 45009, 50003, 60020])('does not open at %d', async (errcode) => {
    const mine = refused('right', errcode, errcode);
    await ask(mine);
    await ask(mine);

    expect(mine.asked).toHaveLength(2);
  });

  it('says which variables to look at, of which app, and when the next try is', async () => {
    const sentence = await ask(refused('wrong', 40001));

    expect(sentence).toMatch(/WECOM_CORP_ID and WECOM_SECRET/);
    expect(sentence).toContain('app 1)');
    expect(sentence).toContain('2026-11-24 09:10:00 UTC');
  });

  it('doubles its pause up to an hour', async () => {
    const mine = refused('wrong', ...Array<number>(6).fill(40001));
    const tries: number[] = [];
    for (let minutes = 0; minutes <= 200; minutes += 1) {
      const before = mine.asked.length;
      await ask(mine);
      if (mine.asked.length > before) tries.push(minutes);
      shared.clock.advance(minute);
    }

    expect(tries).toEqual([0, 10, 30, 70, 130, 190]);
  });

  it('lets one process try when the pause is over, however many wait for it', async () => {
    await ask(refused('wrong', 40001));
    shared.clock.advance(10 * minute);
    const processes = Array.from({ length: 4 }, () => refused('wrong', 40001));

    await Promise.all(processes.map(ask));

    expect(processes.flatMap(({ asked }) => asked)).toHaveLength(1);
  });

  it('is not reset by another wrong configuration, as two releases side by side have it', async () => {
    const [old, young] = [refused('old', 40001), refused('young', 40001)];
    for (let turn = 0; turn < 5; turn += 1) {
      await ask(old);
      await ask(young);
    }

    expect([old.asked.length, young.asked.length]).toEqual([1, 1]);
  });

  it('is forgotten when WeCom accepts the configuration', async () => {
    await ask(refused('late', 40001));
    shared.clock.advance(10 * minute);

    await vaultWith([lasting('A')], { secret: 'late' }).vault.get('access_token');

    const { rows } = await shared.pool.query('select from wecom_credential_refusal');
    expect(rows).toEqual([]);
  });

  it('keeps nothing that tells the secret', async () => {
    await ask(refused('the-wrong-secret', 40001));

    const { rows } = await shared.pool.query<{ text: string }>(
      'select row_to_json(r)::text as text from wecom_credential_refusal r',
    );

    expect(rows[0]?.text).not.toContain(Buffer.from('the-wrong-secret').toString('hex'));
    expect(rows[0]?.text).not.toContain('the-wrong-secret');
  });
});
