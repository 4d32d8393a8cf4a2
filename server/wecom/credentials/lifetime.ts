/** Used when WeCom names no usable lifetime: long enough to work, short enough to heal. */
const doubtfulSeconds = 60;
/** Far beyond the two hours WeCom gives (page 91039); a larger number is a mistake. */
const mostSeconds = 24 * 3600;

/** Milliseconds that `expires_in` stands for; a number written as text counts. */
export function lifetimeMs(expiresIn: unknown): number {
  const isNumber = typeof expiresIn === 'number' || typeof expiresIn === 'string';
  const seconds = isNumber ? Number(expiresIn) : Number.NaN;
  const usable = Number.isFinite(seconds) && seconds > 0;
  return 1000 * Math.min(usable ? seconds : doubtfulSeconds, mostSeconds);
}
