import type { InterviewState } from '#shared/interview-state.ts';
import { fieldProblem, invalid } from '#shared/problem-error.ts';

/**
 * Nobody is asked to come to an interview without a place to come to.
 * @throws ProblemError validation_failed
 */
export function mustHavePlace(to: Pick<InterviewState, 'mode' | 'roomUrl' | 'location'>): void {
  if (to.mode === 'online' && !to.roomUrl) {
    throw invalid([
      fieldProblem('roomUrl', 'required', 'Give the address of the room that people join.'),
    ]);
  }
  if (to.mode === 'onsite' && !to.location) {
    throw invalid([fieldProblem('location', 'required', 'Say where people should come to.')]);
  }
}
