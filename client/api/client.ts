import { takeEarly } from './early.ts';
import { createHttp } from './http.ts';
import { createSignIn } from './sign-in.ts';
import { sessionMemory } from './session-memory.ts';
import type { ApiError } from './api-error.ts';

export const signIn = createSignIn({
  now: Date.now,
  loadedAt: Date.now() - performance.now(),
  storage: sessionMemory,
  hash: () => location.hash,
  replace: (url) => location.replace(url),
});

let onLoop: (error: ApiError) => void = () => undefined;

/** Who shows the page that ends a sign-in loop; the router is not known down here. */
export function setLoopHandler(handler: (error: ApiError) => void): void {
  onLoop = handler;
}

/** The app's own connection to its server. */
export const http = createHttp({
  fetch: (url, init) => fetch(url, init),
  takeEarly,
  onSignedOut: (error) => (signIn.isLoop() ? onLoop(error) : signIn.leave()),
  onSignedIn: signIn.arrived,
});
