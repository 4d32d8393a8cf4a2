/** A clock that runs on, and can be moved. Milliseconds. */
export interface MovableClock {
  now(): number;
  /** Backwards when negative. */
  advance(ms: number): void;
  /** From there it runs on. */
  set(ms: number): void;
}

export function createMovableClock(real: () => number): MovableClock {
  let ahead = 0;
  const now = () => real() + ahead;
  return {
    now,
    advance(ms) {
      ahead += ms;
    },
    set(ms) {
      ahead = ms - real();
    },
  };
}
