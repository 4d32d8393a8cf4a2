/** After a change, answers from chat come within seconds; later they are rare. */
const paces = [
  { until: 60_000, every: 4_000 },
  { until: 10 * 60_000, every: 15_000 },
  { until: Infinity, every: 60_000 },
] as const;

/** How long to wait before looking again, given how long ago something last changed. */
export function nextLook(quietMs: number): number {
  return paces.find(({ until }) => quietMs < until)?.every ?? 60_000;
}
