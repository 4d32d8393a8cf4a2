/** A browser that drops cookies would be sent to sign in for ever. */
const loopMs = 10_000;
/** After this a trip to WeCom counts as given up. */
const tripMs = 10 * 60_000;

const leftKey = 'sign-in.left';
const backToKey = 'sign-in.back-to';

export interface SignInDeps {
  /** Milliseconds since 1970. */
  now: () => number;
  /** When this page began to load. */
  loadedAt: number;
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  hash: () => string;
  replace: (url: string) => void;
}

export type SignIn = ReturnType<typeof createSignIn>;

/** The way out to WeCom's OAuth and back to the same place. */
export function createSignIn(deps: SignInDeps) {
  let leaving = false;

  /** True when we just came back from signing in and are a stranger again. */
  function isLoop(): boolean {
    const left = Number(deps.storage.getItem(leftKey));
    if (!left || deps.now() - left > tripMs) return false;
    return deps.now() - deps.loadedAt < loopMs;
  }

  function leave(): void {
    if (leaving) return;
    leaving = true;
    deps.storage.setItem(leftKey, String(deps.now()));
    const path = serverPath(deps.hash());
    if (path === '/') deps.storage.setItem(backToKey, deps.hash());
    deps.replace(`/auth/login?to=${encodeURIComponent(path)}`);
  }

  return {
    isLoop,
    leave,

    /** Forgets the trip: we are somebody. */
    arrived: () => deps.storage.removeItem(leftKey),

    /** The hash route the reader was on when the session ended, once. */
    takeBackTo(): string | null {
      const hash = deps.storage.getItem(backToKey);
      deps.storage.removeItem(backToKey);
      return hash?.startsWith('#/') ? hash.slice(1) : null;
    },
  };
}

/** The server knows `/` and the pages of an interview; everything else comes back by memory. */
function serverPath(hash: string): string {
  const path = hash.replace(/^#/, '').split('?')[0] ?? '';
  return /^\/i\/[^/]+(\/(feedback|report))?$/.test(path) ? path : '/';
}
