import type { InterviewState, SeatState } from '../../shared/interview-state.ts';

const person = { locale: 'zh-CN', active: true } as const;

/** Somebody with a seat; 1 leads. */
export function aSeat(memberId: number, changes: Partial<SeatState> = {}): SeatState {
  return {
    ...person,
    id: memberId * 10,
    memberId,
    userid: `member${memberId}`,
    name: `Member ${memberId}`,
    seat: memberId === 1 ? 'lead' : 'panel',
    response: 'pending',
    respondedRevision: null,
    declineReason: '',
    proposals: [],
    roomUrl: 'https://meeting.example.com/room/1',
    submitted: false,
    waived: false,
    ...changes,
  };
}

/** An interview tomorrow at 15:00 in Shanghai, organised by member 9; tests change what matters. */
export function anInterviewState(changes: Partial<InterviewState> = {}): InterviewState {
  return {
    id: 'abcdefgh234567ab',
    corpId: 'corp',
    status: 'scheduled',
    revision: 1,
    version: 1,
    sequence: 0,
    round: 2,
    slot: {
      startsAt: new Date('2026-11-25T07:00:00Z'),
      endsAt: new Date('2026-11-25T08:00:00Z'),
    },
    minutes: 60,
    zone: 'Asia/Shanghai',
    mode: 'online',
    location: '',
    roomUrl: 'https://meeting.example.com/room/1',
    candidateRoomUrl: '',
    candidateLink: '',
    notes: '',
    organizer: { ...person, memberId: 9, userid: 'organizer', name: 'Organizer' },
    application: {
      id: 1,
      jobTitle: '前端工程师',
      department: '',
      decision: null,
      proposedDecision: null,
    },
    candidate: { id: 1, name: '周雨桐', locale: 'zh-CN', zone: 'Asia/Shanghai', erased: false },
    participation: 'sent',
    participationRevision: null,
    candidateWish: null,
    seats: [aSeat(1), aSeat(2)],
    offers: [],
    offerExpiresAt: null,
    reschedules: 0,
    notifiedAt: null,
    cancelReason: '',
    noShowWho: null,
    startedAt: null,
    endedAt: null,
    createdAt: new Date('2026-11-24T08:00:00Z'),
    ...changes,
  };
}
