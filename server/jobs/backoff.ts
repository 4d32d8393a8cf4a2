/**
 * Milliseconds until the next try after `tries` that failed: doubled each time up to `most`, and
 * spread by a quarter either way. `random` is between 0 and 1.
 */
export function backoffMs(
  tries: number,
  random: number,
  { first, most }: { first: number; most: number },
): number {
  return Math.min(most, 2 ** Math.max(0, tries - 1) * first) * (0.75 + random / 2);
}
