/** The end is looked for this long before, in case WeCom hands out the next one early. */
const earlyMs = 5 * 60_000;

interface Life {
  obtainedAt: Date;
  expiresAt: Date;
}

/**
 * Whether a credential is to be asked for again ahead of need: once shortly before its end, and
 * from its end on. Asked for within those last minutes it need not be asked for again before them.
 */
export function isDue(life: Life, at: Date): boolean {
  return msUntilDue(life, at) <= 0;
}

/** Milliseconds until then; 0 or less when it is time. */
export function msUntilDue({ obtainedAt, expiresAt }: Life, at: Date): number {
  const early = expiresAt.getTime() - earlyMs;
  const next = obtainedAt.getTime() < early ? early : expiresAt.getTime();
  return next - at.getTime();
}
