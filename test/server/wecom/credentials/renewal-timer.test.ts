import { afterEach, beforeEach, expect, describe, it, vi } from 'vitest';
import { createRenewal } from '../../../../server/wecom/credentials/renewal.ts';
import { refusal, unreachable } from '../../../../server/wecom/errors.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A renewal whose vault wants the next look after so many milliseconds. */
function renewalOf(keepFresh: () => Promise<number | undefined>) {
  const looked = vi.fn(keepFresh);
  const heard: unknown[] = [];
  const renewal = createRenewal({
    vault: { keepFresh: looked },
    random: () => 0.5,
    onError: (error) => void heard.push(error),
  });
  return { renewal, looked, heard };
}

describe('the timer of the renewal', () => {
  it('looks at every kind at once, then when the first wants it', async () => {
    const { renewal, looked } = renewalOf(() => Promise.resolve(7_000));
    renewal.start();

    await vi.advanceTimersByTimeAsync(250);
    expect(looked.mock.calls).toEqual([['access_token'], ['corp_ticket'], ['app_ticket']]);
    await vi.advanceTimersByTimeAsync(7_249);
    expect(looked).toHaveBeenCalledTimes(3);
    await vi.advanceTimersByTimeAsync(1);

    expect(looked).toHaveBeenCalledTimes(6);
    await renewal.stop();
  });

  it('looks every half minute while nothing is due, for what others have renewed', async () => {
    const { renewal, looked } = renewalOf(() => Promise.resolve(undefined));
    renewal.start();

    await vi.advanceTimersByTimeAsync(61_000);

    expect(looked).toHaveBeenCalledTimes(9);
    await renewal.stop();
  });

  it('ends after the look that is under way', async () => {
    let finish = (_ms: number) => {};
    const { renewal, looked } = renewalOf(() => new Promise((resolve) => (finish = resolve)));
    renewal.start();
    await vi.advanceTimersByTimeAsync(250);
    let ended = false;
    const stopping = renewal.stop().then(() => (ended = true));

    await vi.advanceTimersByTimeAsync(60_000);
    expect(ended).toBe(false);
    for (let kind = 0; kind < 3; kind += 1) {
      finish(0);
      await vi.advanceTimersByTimeAsync(0);
    }

    await stopping;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(looked).toHaveBeenCalledTimes(3);
  });

  it('says of a failure each time it becomes another one, and goes on', async () => {
    const failures = [
      unreachable('gettoken', 'HTTP 502'),
      unreachable('gettoken', 'HTTP 502'),
      refusal('gettoken', 40001, ''),
    ];
    const { renewal, heard } = renewalOf(() => Promise.reject(failures[0]));
    await renewal.tick();
    expect(heard).toHaveLength(3);

    failures.shift();
    await renewal.tick();
    expect(heard).toHaveLength(3);
    failures.shift();
    await renewal.tick();
    expect(heard).toHaveLength(6);
  });
});
