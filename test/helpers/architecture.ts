import { findCycles } from './architecture/cycles.ts';
import { brokenFences } from './architecture/fences.ts';
import { importsOf } from './architecture/imports.ts';
import { whyForbidden } from './architecture/layers.ts';

/** Path from the project's root, with forward slashes → the file's text. */
export type SourceTree = ReadonlyMap<string, string>;

/**
 * Everything in which these files break the rules of the house, one sentence each.
 * Pure, so that each rule can be shown to find what it is there to find.
 */
export function checkArchitecture(tree: SourceTree): string[] {
  const graph = new Map([...tree].map(([file, text]) => [file, importsOf(file, text)]));
  const layers = [...graph].flatMap(([file, imports]) =>
    imports
      .map((imported) => whyForbidden(file, imported))
      .filter((reason) => reason !== undefined)
      .map((reason) => `${file}: ${reason}`),
  );
  const fences = [...tree].flatMap(([file, text]) => brokenFences(file, text));
  return [...layers, ...fences, ...findCycles(graph)];
}
