import type { Router } from 'vue-router';
import { sessionMemory } from './api/session-memory.ts';

const key = 'reloaded-for-chunk';
/** A second failure this soon is no new version but a broken one. */
const againMs = 60_000;

/** A page kept open over a deployment asks for files that are gone: one reload gets the new ones. */
export function reloadOnNewVersion(router: Router): void {
  router.onError((error, to) => {
    if (!isChunkError(error)) return;
    const before = Number(sessionMemory.getItem(key));
    if (Date.now() - before < againMs) return;
    sessionMemory.setItem(key, String(Date.now()));
    location.hash = `#${to.fullPath}`;
    location.reload();
  });
}

function isChunkError(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|Importing a module script|preload CSS/i.test(error.message)
  );
}
