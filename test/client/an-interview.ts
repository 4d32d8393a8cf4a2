import type { Interview, SeatRef, TimedDetail } from '#shared/interview.ts';

/** A panel member who has not answered yet, with what a test cares about changed. */
export function aSeat(changes: Partial<SeatRef> = {}): SeatRef {
  return {
    userid: 'LiLei',
    name: '李雷',
    seat: 'lead',
    response: 'pending',
    declineReason: '',
    proposals: [],
    active: true,
    submitted: false,
    waived: false,
    ...changes,
  };
}

/** An hour-long interview in Beijing, with what a test cares about changed. */
export function anInterview(changes: Partial<Interview> = {}): Interview {
  const startsAt = changes.startsAt ?? '2026-11-24T07:00:00Z';
  return {
    id: 'i1',
    applicationId: 1,
    jobTitle: '前端工程师',
    department: '',
    round: 2,
    candidateName: '林晓',
    status: 'scheduled',
    participation: 'not_sent',
    startsAt,
    endsAt: new Date(Date.parse(startsAt) + 3_600_000).toISOString(),
    minutes: 60,
    zone: 'Asia/Shanghai',
    mode: 'online',
    location: '',
    roomUrl: 'https://meet.example/1',
    revision: 1,
    organizer: { userid: 'ZhaoMin', name: '赵敏' },
    interviewers: [aSeat()],
    mine: ['interviewer'],
    ...changes,
  };
}

export function aDetail(changes: Partial<TimedDetail> = {}): TimedDetail {
  return {
    ...anInterview(changes),
    notes: '',
    pageUrl: 'https://app.example/i/i1',
    candidateRoomUrl: '',
    cancelReason: '',
    noShowWho: null,
    offers: [],
    offerExpiresAt: null,
    decision: null,
    proposedDecision: null,
    candidateWish: null,
    scorecard: { id: null, name: '技术面试', version: 1, begun: false },
    createdAt: '2026-11-20T00:00:00Z',
    now: '2026-11-24T05:00:00Z',
    can: { actions: [], commands: [] },
    invitations: null,
    ...changes,
  };
}
