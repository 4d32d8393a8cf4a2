import type { Interview, InterviewDetail } from '#shared/interview.ts';

/** An hour-long interview in Beijing, with what a test cares about changed. */
export function anInterview(changes: Partial<Interview> = {}): Interview {
  const startsAt = changes.startsAt ?? '2026-11-24T07:00:00Z';
  return {
    id: 'i1',
    jobTitle: '前端工程师',
    round: 2,
    candidateName: '林晓',
    startsAt,
    endsAt: new Date(Date.parse(startsAt) + 3_600_000).toISOString(),
    zone: 'Asia/Shanghai',
    roomUrl: 'https://meet.example/1',
    revision: 1,
    organizer: { userid: 'ZhaoMin', name: '赵敏' },
    interviewers: [{ userid: 'LiLei', name: '李雷' }],
    mine: ['interviewer'],
    ...changes,
  };
}

export function aDetail(changes: Partial<InterviewDetail> = {}): InterviewDetail {
  return {
    ...anInterview(changes),
    notes: '',
    pageUrl: 'https://app.example/i/i1',
    createdAt: '2026-11-20T00:00:00Z',
    now: '2026-11-24T05:00:00Z',
    invitations: null,
    ...changes,
  };
}
