import { parseDateTime, toZoned } from '@internationalized/date';
import { isZone } from '#shared/zone.ts';
import type { MemberRef } from '#shared/member.ts';
import { offsetMinutes } from '../i18n/time.ts';

export const draftKey = 'draft.interview';

export interface Draft {
  candidateName: string;
  jobTitle: string;
  round: number;
  /** `2026-11-24` on the wall of `zone`; empty until chosen. */
  date: string;
  /** `15:00` on the wall of `zone`. */
  time: string;
  minutes: number;
  zone: string;
  interviewers: MemberRef[];
  roomUrl: string;
  notes: string;
}

export function blankDraft(zone: string): Draft {
  return {
    candidateName: '',
    jobTitle: '',
    round: 1,
    date: '',
    time: '10:00',
    minutes: 60,
    zone,
    interviewers: [],
    roomUrl: '',
    notes: '',
  };
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
  return Object.entries(blank).every(([key, like]) => {
    const found = entries.get(key);
    return Array.isArray(like) ? isMembers(found) : typeof found === typeof like;
  });
}

function isMembers(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one?.userid === 'string');
}

/** The instant the wall clock of the draft means; null while date, time or zone is missing. */
export function startsAt(draft: Pick<Draft, 'date' | 'time' | 'zone'>): Date | null {
  if (!draft.date || !draft.time || !isZone(draft.zone)) return null;
  return toZoned(parseDateTime(`${draft.date}T${draft.time}`), draft.zone).toDate();
}

/** True when the clocks of the zone move on the chosen day. */
export function clocksChange(draft: Pick<Draft, 'date' | 'zone'>): boolean {
  const morning = startsAt({ ...draft, time: '00:00' });
  const night = startsAt({ ...draft, time: '23:59' });
  if (!morning || !night) return false;
  return (
    offsetMinutes(draft.zone, morning.getTime()) !== offsetMinutes(draft.zone, night.getTime())
  );
}
