import { isZone } from '#shared/zone.ts';
import type { Mode } from '#shared/interview-state.ts';
import type { MemberRef } from '#shared/member.ts';
import { blankWhen, type WallTime, type When } from './wall-clock.ts';

export const draftKey = 'draft.interview';

/** A seat while it is being chosen: the first judge leads. */
export type DraftSeat = 'judge' | 'shadow' | 'observer';
export const draftSeats: readonly DraftSeat[] = ['judge', 'shadow', 'observer'];

export interface DraftPerson extends MemberRef {
  seat: DraftSeat;
}

/** A fixed time, times for the candidate to choose from, or nothing yet. */
export type Way = 'fixed' | 'offer' | 'draft';
export const ways: readonly Way[] = ['fixed', 'offer', 'draft'];

export interface Draft extends When {
  way: Way;
  /** 0: somebody new. Otherwise a further round of that application, whose candidate it is. */
  applicationId: number;
  candidateName: string;
  phone: string;
  email: string;
  /** Empty: not known. */
  candidateLocale: string;
  candidateZone: string;
  jobTitle: string;
  department: string;
  round: number;
  /** The times on offer, beside the one being chosen. */
  offers: WallTime[];
  /** How many hours the candidate may think. */
  deadlineHours: number;
  interviewers: DraftPerson[];
  mode: Mode;
  location: string;
  roomUrl: string;
  candidateRoomUrl: string;
  notes: string;
  /** 0: the built-in one. */
  scorecardId: number;
}

export function blankDraft(zone: string): Draft {
  return {
    ...blankWhen(zone),
    way: 'fixed',
    applicationId: 0,
    candidateName: '',
    phone: '',
    email: '',
    candidateLocale: '',
    candidateZone: '',
    jobTitle: '',
    department: '',
    round: 1,
    offers: [],
    deadlineHours: 48,
    interviewers: [],
    mode: 'online',
    location: '',
    roomUrl: '',
    candidateRoomUrl: '',
    notes: '',
    scorecardId: 0,
  };
}

/** Contacts are never written to the browser's storage. */
export function withoutContacts(draft: Draft): Draft {
  return { ...draft, phone: '', email: '' };
}

/** A saved draft, or null when there is none; what an older version of us saved is dropped. */
export function readDraft(saved: string | null, blank: Draft): Draft | null {
  if (saved === null) return null;
  try {
    const draft: unknown = JSON.parse(saved);
    return isDraft(draft, blank) ? draft : null;
  } catch {
    return null;
  }
}

function isDraft(value: unknown, blank: Draft): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  const entries = new Map<string, unknown>(Object.entries(value));
  const fits = Object.entries(blank).every(([key, like]) => {
    const found = entries.get(key);
    return Array.isArray(like) ? Array.isArray(found) : typeof found === typeof like;
  });
  return (
    fits &&
    everyHas(entries.get('interviewers'), 'userid') &&
    everyHas(entries.get('offers'), 'date')
  );
}

function everyHas(list: unknown, key: string): boolean {
  return Array.isArray(list) && list.every((one) => typeof one?.[key] === 'string');
}

/** The zone when it is one this runtime knows. */
export function knownZone(zone: string): string | undefined {
  return isZone(zone) ? zone : undefined;
}
