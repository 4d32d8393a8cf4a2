/**
 * One item goes at once; those that come while others are on their way go together after them, as
 * one. So a slow database is asked less often, not more. `run` answers in the order of its items;
 * when it fails, all of them have failed.
 */
export function createBatched<T, R>(
  run: (items: T[]) => Promise<R[]>,
  { most }: { most: number },
): (item: T) => Promise<R> {
  interface Waiting {
    item: T;
    resolve: (answer: R) => void;
    reject: (error: unknown) => void;
  }
  const waiting: Waiting[] = [];
  let isRunning = false;

  async function work() {
    isRunning = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, most);
      try {
        const answers = await run(batch.map(({ item }) => item));
        batch.forEach(({ resolve }, index) => resolve(answers[index] as R));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    isRunning = false;
  }

  return (item) =>
    new Promise<R>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isRunning) void work();
    });
}
