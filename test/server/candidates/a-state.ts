import type { InterviewState } from '../../../shared/interview-state.ts';

/** An interview as the rules see it; tests change what they are about. */
export function aState(changes: Partial<InterviewState> = {}): InterviewState {
  const person = { locale: 'zh-CN', active: true } as const;
  return {
    id: 'abcdefghijklmnop',
    corpId: 'ww1',
    status: 'scheduled',
    revision: 2,
    version: 3,
    sequence: 1,
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
    candidateLink: 'https://meeting.example.com/room/1',
    notes: '重点看工程化经验',
    organizer: { ...person, memberId: 1, userid: 'WangFang', name: '王芳' },
    application: {
      id: 1,
      jobTitle: '前端工程师',
      department: '',
      decision: null,
      proposedDecision: null,
    },
    candidate: {
      id: 1,
      name: '周雨桐',
      locale: 'zh-CN',
      zone: 'Asia/Shanghai',
      erased: false,
    },
    participation: 'sent',
    participationRevision: null,
    candidateWish: null,
    seats: [],
    offers: [],
    offerExpiresAt: null,
    reschedules: 0,
    notifiedAt: null,
    cancelReason: '',
    noShowWho: null,
    startedAt: null,
    endedAt: null,
    createdAt: new Date('2026-11-24T09:00:00Z'),
    ...changes,
  };
}
