import type { Db } from '../../db/pool.ts';
import type { WecomClient } from '../../wecom/client.ts';
import { insertAttempt } from '../store.ts';
import { safeReturnPath } from './return-path.ts';
import { hashOf } from './sessions.ts';

/** WeCom's code lives 5 minutes; the choice of whom to scan with may take as long again. */
export const attemptMs = 10 * 60_000;

export interface Begun {
  /** WeCom's page to go to. */
  location: string;
  /** Binds the attempt to this browser; goes into its cookie. */
  browserId: string;
}

/** Starts a sign-in: the state is kept here, and only its hash. */
export function createBegin(options: {
  db: Db;
  wecom: Pick<WecomClient, 'oauth'>;
  now: () => number;
  randomBytes: (count: number) => Buffer;
  publicUrl: string;
}) {
  const { db, wecom, now, randomBytes, publicUrl } = options;
  const redirectUri = `${publicUrl}/auth/callback`;

  return async function begin(request: {
    client: 'wecom' | 'desktop';
    lang: 'zh' | 'en';
    to: unknown;
    browserId: string | undefined;
  }): Promise<Begun> {
    // Hex, because WeCom takes letters and digits only (page 91022).
    const state = randomBytes(16).toString('hex');
    const browserId = request.browserId ?? randomBytes(16).toString('hex');
    await insertAttempt(db, {
      stateHash: hashOf(state),
      browserHash: hashOf(browserId),
      returnPath: safeReturnPath(request.to),
      at: new Date(now()),
      expiresAt: new Date(now() + attemptMs),
    });
    const location =
      request.client === 'wecom'
        ? wecom.oauth.authorizeUrl(redirectUri, state)
        : wecom.oauth.scanLoginUrl(redirectUri, state, request.lang);
    return { location, browserId };
  };
}
