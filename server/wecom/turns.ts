import pLimit from 'p-limit';

/** What runs calls `tooMany` when it hears that too many run. */
export type InTurn = <T>(work: (tooMany: () => void) => Promise<T>) => Promise<T>;

/**
 * At most `most` run at once, the others wait. That number is halved by those that were too many,
 * and grows again by one whenever as many as may run have ended well.
 */
export function createTurns(most: number): InTurn {
  const limit = pLimit(most);
  let endedWell = 0;

  function narrow(width: number) {
    endedWell = 0;
    // Several that began together halve it once.
    limit.concurrency = Math.min(limit.concurrency, Math.max(1, Math.floor(width / 2)));
  }

  function widen() {
    endedWell += 1;
    if (endedWell < limit.concurrency || limit.concurrency >= most) return;
    endedWell = 0;
    limit.concurrency += 1;
  }

  return (work) =>
    limit(async () => {
      const width = limit.concurrency;
      const result = await work(() => narrow(width));
      widen();
      return result;
    });
}
