/**
 * Takes work while there is some, sleeps until woken or until `idleMs` has passed.
 * `claim` gives at most `most` items to this worker alone; up to that many run at once, and more
 * are claimed as soon as a quarter of the places is free.
 */
export function createWorker<T>(options: {
  claim: (most: number) => Promise<T[]>;
  handle: (item: T) => Promise<void>;
  most: number;
  idleMs: number;
  /** Hears of a claim or an item that failed; the lease brings the item back. */
  onError: (error: unknown) => void;
}) {
  const { most } = options;
  const batch = Math.max(1, Math.floor(most / 4));
  const running = new Set<Promise<void>>();
  let stopping = false;
  let wakeUp = () => {};
  let woken = false;
  let loop: Promise<void> | undefined;

  function sleep(): Promise<void> {
    return new Promise((resolve) => {
      if (woken || stopping) return resolve();
      const timer = setTimeout(resolve, options.idleMs);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  function begin(item: T) {
    const task: Promise<void> = options
      .handle(item)
      .catch(options.onError)
      .finally(() => running.delete(task));
    running.add(task);
  }

  async function claim(): Promise<number> {
    try {
      const items = await options.claim(most - running.size);
      items.forEach(begin);
      return items.length;
    } catch (error) {
      options.onError(error);
      return 0;
    }
  }

  async function run() {
    while (!stopping) {
      while (most - running.size < batch) await Promise.race(running);
      if (stopping) break;
      woken = false;
      if ((await claim()) === 0) await sleep();
    }
    await Promise.all(running);
  }

  return {
    start() {
      loop ??= run();
    },
    /** There may be work now. */
    wake() {
      woken = true;
      wakeUp();
    },
    /** Resolves when the claim and the items under way have ended. */
    async stop() {
      stopping = true;
      wakeUp();
      await loop;
    },
  };
}
