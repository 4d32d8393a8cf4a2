/** Does what is due, until nothing is: the work of a job without its worker. Says how much. */
export async function drain<T>(
  job: { claim(most: number): Promise<T[]>; handle(item: T): Promise<void> },
  most = 10,
): Promise<number> {
  let done = 0;
  for (;;) {
    const items = await job.claim(most);
    if (items.length === 0) return done;
    await Promise.all(items.map((item) => job.handle(item)));
    done += items.length;
  }
}
