import { createHmac } from 'node:crypto';
import type { Locale } from '#shared/locale.ts';
import type { Db } from '../../db/pool.ts';
import { inTransaction } from '../../db/transaction.ts';
import { isNotVisible, type Members } from '../../members/service.ts';
import type { WecomClient } from '../../wecom/client.ts';
import { WecomError } from '../../wecom/errors.ts';
import { consumeAttempt, findAttempt, isCodeSeen, setOutcome } from '../store.ts';
import { hashOf, type Sessions } from './sessions.ts';

/** Why nobody is signed in; each has a page of its own. */
export const loginFailures = [
  'no_code',
  'unknown_state',
  'state_expired',
  'code_used',
  'code_invalid',
  'wecom_unavailable',
  'wecom_refused',
  'outsider',
  'not_visible',
  'disabled',
] as const;
export type LoginFailure = (typeof loginFailures)[number];

export type Finished =
  | { signedIn: true; sessionId: string; returnPath: string }
  | { signedIn: false; failure: LoginFailure; returnPath: string; advice?: string };

export interface CallbackRequest {
  code: string | undefined;
  state: string | undefined;
  browserId: string | undefined;
  /** The session the browser still has; it ends when the new one opens. */
  sessionId: string | undefined;
  locale: Locale;
}

const waitSteps = 100;
const waitStepMs = 100;

/** Ends a sign-in: state, code, member, session, in that order; each may be the last step. */
export function createFinish(options: {
  db: Db;
  wecom: Pick<WecomClient, 'oauth' | 'contacts'>;
  members: Members;
  sessions: Sessions;
  now: () => number;
  appSecret: string;
  sleep: (ms: number) => Promise<void>;
}) {
  const { db, wecom, members, sessions, now } = options;

  /** The same browser coming twice with one code computes one id: one session, no error. */
  function sessionIdFor(state: string, code: string, browserId: string): string {
    const text = ['session', state, code, browserId].join('\0');
    return createHmac('sha256', options.appSecret).update(text).digest('base64url');
  }

  async function admit(request: CallbackRequest, code: string, sessionId: string, state: Buffer) {
    const owner = await wecom.oauth.codeOwner(code);
    if (owner.kind === 'outsider') return 'outsider';
    const member = await getMember(owner.userid);
    if (member.status === 'disabled' || member.status === 'left') {
      await members.shutOut(member.userid, member.status);
      return 'disabled';
    }
    await inTransaction(db, async (tx) => {
      const row = await members.remember(tx, member, request.locale);
      await sessions.open(tx, sessionId, row.id, request.sessionId);
      await setOutcome(tx, state, 'signed_in');
    });
    return 'signed_in';
  }

  /** WeCom names members the app may not see, too; what they had here ends. */
  async function getMember(userid: string) {
    try {
      return await wecom.contacts.getUser(userid);
    } catch (error) {
      if (isNotVisible(error)) await members.shutOut(userid, 'left');
      throw error;
    }
  }

  /** What a second arrival of the same code is told: what the first one came to. */
  async function outcomeOf(state: Buffer): Promise<string> {
    for (let step = 0; step < waitSteps; step += 1) {
      const outcome = (await findAttempt(db, state))?.outcome;
      if (outcome) return outcome;
      await options.sleep(waitStepMs);
    }
    return 'code_used';
  }

  async function explain(stateHash: Buffer, browserHash: Buffer, codeHash: Buffer) {
    const attempt = await findAttempt(db, stateHash);
    if (!attempt?.browser_hash.equals(browserHash)) return 'unknown_state';
    if (attempt.consumed_at) return attempt.code_hash?.equals(codeHash) ? 'repeated' : 'code_used';
    if (attempt.expires_at.getTime() <= now()) return 'state_expired';
    return (await isCodeSeen(db, codeHash)) ? 'code_used' : 'unknown_state';
  }

  return async function finish(request: CallbackRequest): Promise<Finished> {
    const { code, state, browserId } = request;
    if (!state || !browserId) return failed('unknown_state');
    const stateHash = hashOf(state);
    const returnPath = (await findAttempt(db, stateHash))?.return_path ?? '/';
    if (!code) return failed('no_code', returnPath);

    const keys = { stateHash, browserHash: hashOf(browserId), codeHash: hashOf(code) };
    const sessionId = sessionIdFor(state, code, browserId);
    const success: Finished = { signedIn: true, sessionId, returnPath };

    if (!(await consumeAttempt(db, { ...keys, at: new Date(now()) }))) {
      const why = await explain(keys.stateHash, keys.browserHash, keys.codeHash);
      if (why !== 'repeated') return failed(why, returnPath);
      const outcome = await outcomeOf(stateHash);
      if (outcome !== 'signed_in') return failed(asFailure(outcome), returnPath);
      // Signed out since: an old address in the history must not sign in again.
      return (await sessions.find(sessionId)) ? success : failed('code_used', returnPath);
    }

    try {
      const outcome = await admit(request, code, sessionId, stateHash);
      if (outcome === 'signed_in') return success;
      await setOutcome(db, stateHash, outcome);
      return failed(outcome, returnPath);
    } catch (error) {
      const failure = failureOf(error);
      await setOutcome(db, stateHash, failure ?? 'wecom_unavailable');
      if (!failure) throw error;
      return failed(failure, returnPath, error instanceof WecomError ? error.advice : undefined);
    }
  };
}

function failed(failure: LoginFailure, returnPath = '/', advice?: string): Finished {
  return { signedIn: false, failure, returnPath, ...(advice && { advice }) };
}

function failureOf(error: unknown): LoginFailure | undefined {
  if (!(error instanceof WecomError)) return undefined;
  if (error.errcode === 42003) return 'state_expired';
  if (error.errcode === 42022) return 'code_used';
  if (error.reaction === 'login') return 'code_invalid';
  if (isNotVisible(error)) return 'not_visible';
  const passing = error.reaction === 'retry' || error.reaction === 'wait';
  return passing ? 'wecom_unavailable' : 'wecom_refused';
}

function asFailure(outcome: string): LoginFailure {
  return loginFailures.find((failure) => failure === outcome) ?? 'code_used';
}
