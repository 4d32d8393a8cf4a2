/** Asks again until the answer passes; after `limitMs` gives the last one to the assertion. */
export async function until<T>(
  ask: () => Promise<T> | T,
  passes: (answer: T) => boolean,
  limitMs = 10_000,
): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (passes(answer) || Date.now() > end) return answer;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
