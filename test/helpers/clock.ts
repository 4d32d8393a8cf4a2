export interface TestClock {
  /** Milliseconds since 1970, for everything that takes `now`. */
  now: () => number;
  advance(ms: number): void;
  set(iso: string): void;
}

/** A clock that stands still until a test moves it. */
export function createClock(startIso: string): TestClock {
  let time = read(startIso);
  return {
    now: () => time,
    advance(ms) {
      time += ms;
    },
    set(iso) {
      time = read(iso);
    },
  };
}

function read(iso: string): number {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) throw new Error(`Not a point in time: ${iso}`);
  return time;
}

/** The machine's own clock, for what runs beside a browser. Cannot be moved. */
export const runningClock: TestClock = {
  now: Date.now,
  advance: cannotMove,
  set: cannotMove,
};

function cannotMove(): never {
  throw new Error('This clock is the machine’s own; start the app without realTime to move it.');
}
