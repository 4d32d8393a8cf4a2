import type { Imported } from './imports.ts';

/** One finding per circle of files that import one another, types included. */
export function findCycles(graph: ReadonlyMap<string, Imported[]>): string[] {
  const findings: string[] = [];
  const finished = new Set<string>();

  const visit = (file: string, path: string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) {
      findings.push(`cycle: ${[...path.slice(start), file].join(' → ')}`);
      return;
    }
    if (finished.has(file)) return;
    for (const { ours } of graph.get(file) ?? []) {
      if (ours !== undefined && graph.has(ours)) visit(ours, [...path, file]);
    }
    finished.add(file);
  };

  for (const file of graph.keys()) visit(file, []);
  return findings;
}
