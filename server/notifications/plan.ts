import type { InterviewState } from '#shared/interview-state.ts';
import type { InterviewAction } from '#shared/lifecycle.ts';

/** Something that happened to an interview, as far as people must hear of it. */
export interface Change {
  action: InterviewAction;
  /** Null when it has just come into being. */
  before: InterviewState | null;
  after: InterviewState;
  actor: { kind: 'member' | 'candidate' | 'system'; memberId: number | null };
  reason: string;
  /** Members who are not told, by their author's wish. */
  skip: readonly number[];
  at: Date;
}
