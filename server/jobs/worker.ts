/**
 * Takes work while there is some, sleeps until woken or until `idleMs` has passed.
 * `claim` gives at most `most` items to this worker alone; up to that many run at once.
 */
export function createWorker<T>(options: {
  claim: (most: number) => Promise<T[]>;
  handle: (item: T) => Promise<void>;
  most: number;
  idleMs: number;
  /** Hears of a claim or an item that failed; the lease brings the item back. */
  onError: (error: unknown) => void;
}) {
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

  async function round(): Promise<number> {
    const items = await options.claim(options.most);
    await Promise.all(items.map((item) => options.handle(item).catch(options.onError)));
    return items.length;
  }

  async function run() {
    while (!stopping) {
      woken = false;
      const done = await round().catch((error: unknown) => {
        options.onError(error);
        return 0;
      });
      if (done === 0) await sleep();
    }
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
