import { describe, expect, it } from 'vitest';
import { retryDelay } from '../../../server/notifications/retry-policy.ts';
import { heldBack, refusal, unreachable } from '../../../server/wecom/errors.ts';

const api = 'message/send';
const seconds = (error: Parameters<typeof retryDelay>[0], random = 0.5) =>
  Array.from({ length: 9 }, (_none, tried) => {
    const delay = retryDelay(error, tried + 1, random);
    return delay === null ? null : delay / 1000;
  });

describe('the next try of a message', () => {
  it('comes later each time while WeCom cannot be reached, and the eighth is the last', () => {
    const pauses = [4, 8, 16, 32, 64, 128, 256, null, null];

    expect(seconds(unreachable(api, 'reset'))).toEqual(pauses);
  });

  it('leaves WeCom more time when it is busy, for about half an hour', () => {
    expect(seconds(refusal(api, -1, ''))).toEqual([30, 60, 120, 240, 480, 600, 600, null, null]);
  });

  it('comes when a frequency limit is over and not all in one second, as often as it takes', () => {
    const hold = heldBack(api, 45009, new Date(3_600_000), new Date(0));

    expect(seconds(hold, 0)).toEqual(Array(9).fill(3600));
    expect(seconds(hold, 0.9)).toEqual(Array(9).fill(3609));
    expect(seconds(refusal(api, 45009, ''), 0)).toEqual(Array(9).fill(60));
  });

  it('comes every five minutes until an operator has done what is advised', () => {
    expect(seconds(refusal(api, 60020, ''))).toEqual(Array(9).fill(300));
  });

  it.each([40001, 40013, 40091, 60111, 81013, 40058, 40029, 99999])(
    'never comes after %d',
    (errcode) => {
      expect(retryDelay(refusal(api, errcode, ''), 1, 0.5)).toBeNull();
    },
  );
});
