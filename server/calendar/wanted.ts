import { createHash } from 'node:crypto';
import { liveSeats, type InterviewState } from '#shared/interview-state.ts';
import { takesTime } from '#shared/lifecycle.ts';
import type { ScheduleInput } from '../wecom/calendar/schedule-input.ts';
import { calendarTexts } from './texts.ts';

/** Our own message comes seventeen minutes before, with the way in; this one says "go now". */
const remindBefore = [300];
const mostSummary = 128;
const mostLocation = 128;

/** What the calendars are to show of an interview. */
export type Wanted =
  | { kind: 'shown'; content: Omit<ScheduleInput, 'attendees'>; hash: string; attendees: string[] }
  | { kind: 'removed' }
  /** What is there stays: it is over, or has begun. */
  | { kind: 'left' };

/**
 * The calendar has no candidate's name: colleagues see each other's calendars, and who applies is
 * not for them to know. The link opens everything to whom it is for.
 */
export function wantedEntry(state: InterviewState, publicUrl: string, now: number): Wanted {
  const { slot, status } = state;
  if (status === 'cancelled' || status === 'expired') return { kind: 'removed' };
  if (status === 'draft' || status === 'offered' || !slot) return { kind: 'removed' };
  if (!takesTime(status) || slot.endsAt.getTime() <= now) return { kind: 'left' };
  const attendees = liveSeats(state)
    .filter(({ active, response }) => active && response !== 'declined')
    .map(({ userid }) => userid);
  if (attendees.length === 0) return { kind: 'removed' };

  const link = linkOf(state.id, publicUrl);
  const text = calendarTexts[state.organizer.locale];
  const parts = [text.interview, state.application.jobTitle, text.round(state.round)];
  const content = {
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    summary: cut(parts.join(' · '), mostSummary),
    description: `${text.open}${link}`,
    location: placeOf(state, link),
    remindBefore,
    ...offsetOf(state.zone, slot.startsAt),
  };
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  return { kind: 'shown', content, hash, attendees };
}

/** Stands in the description, and tells which interview a schedule belongs to. */
export function linkOf(interviewId: string, publicUrl: string): string {
  return `${publicUrl}/i/${interviewId}`;
}

function placeOf({ mode, location }: InterviewState, link: string): string {
  if (mode === 'onsite') return cut(location, mostLocation);
  return mode === 'online' && link.length <= mostLocation ? link : '';
}

function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

/** WeCom knows whole hours only; others are left to its default, as the instants are exact. */
function offsetOf(zone: string, at: Date): { utcOffsetHours?: number } {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const found = /^GMT(?:([+-]\d\d):00)?$/.exec(name);
  const hours = found ? Number(found[1] ?? 0) : undefined;
  return hours !== undefined && Math.abs(hours) <= 12 ? { utcOffsetHours: hours } : {};
}
