import { describe, expect, it } from 'vitest';
import { createMovableClock } from '../../../server/sandbox/clock.ts';
import { useControl } from './use-control.ts';

const clock = createMovableClock(() => Date.parse('2026-11-24T08:00:00Z'));
const { control, call, token } = useControl({ clock, now: clock.now });

describe('the clock of a sandbox that has its own', () => {
  it('can be read, advanced and set', async () => {
    expect((await control('GET', 'clock')).json).toEqual({
      now: '2026-11-24T08:00:00.000Z',
      movable: true,
    });

    await control('POST', 'clock', { advance: 3_600_000 });
    expect((await control('GET', 'clock')).json.now).toBe('2026-11-24T09:00:00.000Z');

    const set = await control('POST', 'clock', { set: '2026-12-01T00:00:00+08:00' });
    expect(set.json.now).toBe('2026-11-30T16:00:00.000Z');
  });

  it('decides when a token ends', async () => {
    const access_token = await token();

    await control('POST', 'clock', { advance: 7_200_000 });

    const { json } = await call('user/get', { query: { access_token, userid: 'LiNa' } });
    expect(json.errcode).toBe(42001);
  });

  it.each([{ advance: 'x' }, { set: 'tomorrow' }, { advance: 1, set: '2026-11-24T08:00:00Z' }, {}])(
    'refuses %j',
    async (body) => {
      expect((await control('POST', 'clock', body)).status).toBe(400);
    },
  );
});
