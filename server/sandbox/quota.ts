export interface QuotaRule {
  most: number;
  windowMs: number;
  /** How long the block lasts once the quota is exceeded (page 90312). */
  blockMs: number;
}

/** Counts per key in a sliding window; exceeding it blocks the key for a while. */
export function createQuota(now: () => number, rule: () => QuotaRule) {
  const times = new Map<string, number[]>();
  const blockedUntil = new Map<string, number>();

  const isBlocked = (key: string) => (blockedUntil.get(key) ?? 0) > now();

  return {
    isBlocked,

    /** Whether one more is allowed; counts it if so. */
    take(key: string): boolean {
      if (isBlocked(key)) return false;
      const { most, windowMs, blockMs } = rule();
      const recent = (times.get(key) ?? []).filter((time) => time > now() - windowMs);
      times.set(key, recent);
      if (recent.length >= most) {
        blockedUntil.set(key, now() + blockMs);
        return false;
      }
      recent.push(now());
      return true;
    },
  };
}

export type Quota = ReturnType<typeof createQuota>;
