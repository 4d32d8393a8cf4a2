import type { InterviewState } from '../../../shared/interview-state.ts';
import { anInterviewState } from '../../helpers/an-interview-state.ts';

const room = 'https://meeting.example.com/room/1';

/** One that has moved once, whose recruiter has written down more than a candidate may read. */
export function aState(changes: Partial<InterviewState> = {}): InterviewState {
  const { organizer } = anInterviewState();
  return anInterviewState({
    id: 'abcdefghijklmnop',
    revision: 2,
    version: 3,
    sequence: 1,
    candidateLink: room,
    notes: '重点看工程化经验',
    organizer: { ...organizer, userid: 'WangFang', name: '王芳' },
    seats: [],
    ...changes,
  });
}
