import { createHash } from 'node:crypto';
import { rules } from '#shared/interview-rules.ts';
import type { InterviewState } from '#shared/interview-state.ts';
import { ProblemError } from '#shared/problem-error.ts';
import type { Db } from '../../db/pool.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import {
  deleteExpiredSessions,
  findOpenLink,
  findSession,
  insertLink,
  insertSession,
  liveLink,
  lockForLink,
  markSent,
  revokeLinks,
} from '../link-store.ts';
import type { ContactBook } from './contacts.ts';

/** 256 random bits, 43 characters of base64url. */
const tokenBytes = 32;
const tokenForm = /^[\w-]{43}$/;
/** Long enough for the wait before an interview and the interview itself. */
const sessionMs = 3 * 3600_000;
const livesMs = rules.linkLivesAfterEnd;

export type CandidateLinks = ReturnType<typeof createLinks>;

/** Secret addresses of candidates' pages, and the sessions they are exchanged for. */
export function createLinks(options: {
  db: Db;
  contacts: Pick<ContactBook, 'seal' | 'open'>;
  publicUrl: string;
  now: () => number;
  randomBytes: (count: number) => Buffer;
}) {
  const { db, contacts, now } = options;
  const urlOf = (token: string) => `${options.publicUrl}/c/${token}`;
  const placeOf = (interviewId: string, hash: Buffer) =>
    `candidate_link:${interviewId}:${hash.toString('hex')}`;

  async function make(tx: Tx, state: InterviewState, by: number | null): Promise<string> {
    const at = new Date(now());
    const token = options.randomBytes(tokenBytes).toString('base64url');
    const hash = hashOf(token);
    const place = placeOf(state.id, hash);
    const sealed = await contacts.seal(tx, state.candidate.id, token, place, at);
    await revokeLinks(tx, state.id, at);
    await insertLink(tx, {
      interviewId: state.id,
      hash,
      sealed: sealed ?? null,
      by,
      at,
      expiresAt: lastTimeOf(state, at),
    });
    await markSent(tx, state.id, at);
    return urlOf(token);
  }

  async function present(tx: Tx, state: InterviewState): Promise<string | undefined> {
    const live = await liveLink(tx, state.id);
    if (!live?.token_sealed) return undefined;
    const place = placeOf(state.id, live.token_hash);
    const token = await contacts.open(tx, state.candidate.id, live.token_sealed, place);
    return token && urlOf(token);
  }

  return {
    /**
     * A new address; the earlier one and its sessions end.
     * @throws ProblemError illegal_transition when the candidate has nothing to open
     */
    async rotate(tx: Tx, state: InterviewState, by: number | null): Promise<string> {
      mustOpen(state);
      await lockForLink(tx, state.id);
      return make(tx, state, by);
    },

    /** The address that is out there, or a first one. Throws as `rotate` does. */
    async current(tx: Tx, state: InterviewState): Promise<string> {
      mustOpen(state);
      await lockForLink(tx, state.id);
      return (await present(tx, state)) ?? make(tx, state, null);
    },

    /** In the transaction that cancels the interview. */
    revoke: revokeLinks,

    /** A session for the bearer of a token, or undefined: wrong, expired and revoked alike. */
    async exchange(token: string): Promise<{ sessionId: string; maxAgeMs: number } | undefined> {
      const at = new Date(now());
      if (!tokenForm.test(token)) return undefined;
      const link = await findOpenLink(db, { hash: hashOf(token), at, livesMs });
      if (!link) return undefined;
      const sessionId = options.randomBytes(tokenBytes).toString('base64url');
      const expiresAt = new Date(at.getTime() + sessionMs);
      await insertSession(db, { hash: hashOf(sessionId), linkId: link.id, at, expiresAt });
      return { sessionId, maxAgeMs: sessionMs };
    },

    /** The id of the interview this session may see. */
    async interviewOf(sessionId: string): Promise<string | undefined> {
      if (!tokenForm.test(sessionId)) return undefined;
      return findSession(db, { hash: hashOf(sessionId), at: new Date(now()), livesMs });
    },

    sweep: () => inTransaction(db, (tx) => deleteExpiredSessions(tx, new Date(now()))),
  };
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** While there is no slot; from then on the slot itself says it. */
function lastTimeOf(state: InterviewState, at: Date): Date {
  const ends = [state.slot, ...state.offers].map((slot) => slot?.endsAt.getTime() ?? 0);
  return new Date(Math.max(at.getTime(), ...ends) + livesMs);
}

function mustOpen(state: InterviewState): void {
  const closed = ['draft', 'cancelled', 'expired'].includes(state.status);
  if (!closed && !state.candidate.erased) return;
  throw new ProblemError(
    'illegal_transition',
    state.status === 'draft'
      ? 'Offer times or schedule it first; then there is something for the candidate to open.'
      : 'There is nothing left for the candidate to open.',
  );
}
