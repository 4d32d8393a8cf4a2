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
