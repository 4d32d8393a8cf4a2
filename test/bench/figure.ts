import type { Fleet } from '../helpers/fleet.ts';

/** One line of the table. */
export interface Figure {
  what: string;
  measured: string;
  must: string;
  holds: boolean;
}

/** Measures on a fleet that has nothing stored and no process when it begins. */
export type Bench = (fleet: Fleet) => Promise<Figure[]>;

export function exactly(what: string, measured: number | string, must: number | string): Figure {
  return { what, measured: String(measured), must: String(must), holds: measured === must };
}

export function lessThan(what: string, measuredMs: number, mustMs: number): Figure {
  const measured = `${Math.round(measuredMs)} ms`;
  return { what, measured, must: `< ${mustMs} ms`, holds: measuredMs < mustMs };
}
