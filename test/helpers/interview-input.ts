import type { CreateInterviewInput } from '../../shared/interview-input.ts';

/** A request to schedule that is right; tests change what they are about. */
export function interviewInput(changes: Partial<CreateInterviewInput> = {}): CreateInterviewInput {
  return {
    jobTitle: '前端工程师',
    candidateName: '周雨桐',
    round: 2,
    startsAt: '2026-11-25T07:00:00.000Z',
    minutes: 60,
    zone: 'Asia/Shanghai',
    interviewers: ['ZhangSan', 'LiNa'],
    roomUrl: 'https://meeting.example.com/room/1',
    notes: '',
    ...changes,
  };
}

let hours = 0;

/** The same at a time of its own, so that several do not want the same people at once. */
export function anotherInput(changes: Partial<CreateInterviewInput> = {}): CreateInterviewInput {
  hours += 1;
  const startsAt = new Date(Date.parse('2026-11-26T00:00:00Z') + hours * 3_600_000).toISOString();
  return interviewInput({ startsAt, ...changes });
}
