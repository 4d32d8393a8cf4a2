import type { InterviewAction } from './lifecycle.ts';
import type { MemberRef } from './member.ts';

/** One thing that happened to an interview. The history only grows. */
export interface HistoryEntry {
  id: number;
  action: InterviewAction;
  actor: 'member' | 'candidate' | 'system';
  /** Null for the candidate and the clock. */
  member: MemberRef | null;
  reason: string;
  revision: number;
  /** The fields that changed, as they were and as they became. */
  before: Record<string, unknown> | null;
  after: Record<string, unknown>;
  at: string;
}
