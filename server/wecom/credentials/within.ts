/** Ended because it took too long; what was waited for may still go on. */
export class TooLate extends Error {
  override name = 'TooLate';
}

/** The promise's outcome. @throws TooLate after `ms` */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TooLate(`nothing within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
