/** For people who read an error or a log, such as `2026-11-24 16:00:00 UTC`. */
export function utc(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
