import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { InterviewState } from '../../../shared/interview-state.ts';
import { createCalendars } from '../../../server/candidates/service/calendars.ts';
import { aState } from './a-state.ts';

const calendars = createCalendars({
  publicUrl: 'https://interviews.example.com',
  company: '示例科技有限公司',
  mailFrom: '招聘 <jobs@example.com>',
  now: () => Date.parse('2026-11-24T09:00:00Z'),
});

function read(state: InterviewState, email: string | null = 'zhou@example.org') {
  const file = calendars.forCandidate(state, email, 'https://interviews.example.com/c/secret');
  if (!file) throw new Error('There is no file.');
  const root = new ICAL.Component(ICAL.parse(file.content));
  const event = new ICAL.Event(root.getFirstSubcomponent('vevent') ?? undefined);
  const property = (name: string) => event.component.getFirstProperty(name);
  return { file, root, event, property };
}

const slot = (startsAt: string, minutes = 60) => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(Date.parse(startsAt) + minutes * 60_000),
});

describe('a calendar file', () => {
  it('is an invitation that a parser reads: method, UID, SEQUENCE, times, people', () => {
    const { root, event, property } = read(aState({ sequence: 4 }));

    expect(root.getFirstPropertyValue('method')).toBe('REQUEST');
    expect(root.getFirstPropertyValue('version')).toBe('2.0');
    expect(event.uid).toBe('abcdefghijklmnop@interviews.example.com');
    expect(event.sequence).toBe(4);
    expect(event.startDate.toJSDate().toISOString()).toBe('2026-11-25T07:00:00.000Z');
    expect(event.endDate.toJSDate().toISOString()).toBe('2026-11-25T08:00:00.000Z');
    expect(event.summary).toBe('面试 · 前端工程师 · 示例科技有限公司');
    expect(property('status')?.getFirstValue()).toBe('CONFIRMED');
    expect(property('organizer')?.getFirstValue()).toBe('mailto:jobs@example.com');
    expect(property('organizer')?.getFirstParameter('cn')).toBe('王芳');
    expect(property('attendee')?.getFirstValue()).toMatch(/mailto:zhou@example\.org/i);
  });

  it('keeps its UID and raises SEQUENCE when the interview moves', () => {
    const before = read(aState()).event;
    const after = read(aState({ sequence: 2, slot: slot('2026-11-26T02:00:00Z') })).event;

    expect(after.uid).toBe(before.uid);
    expect(after.sequence).toBeGreaterThan(before.sequence);
  });

  it('takes the entry away when the interview is cancelled', () => {
    const { root, property, file } = read(aState({ status: 'cancelled', sequence: 3 }));

    expect(file.method).toBe('CANCEL');
    expect(root.getFirstPropertyValue('method')).toBe('CANCEL');
    expect(property('status')?.getFirstValue()).toBe('CANCELLED');
    expect(property('sequence')?.getFirstValue()).toBe(3);
  });

  it('does not exist while there is no time', () => {
    const state = aState({ status: 'offered', slot: null });

    expect(calendars.forCandidate(state, null, undefined)).toBeUndefined();
  });

  it.each([
    // Paris goes from +2 to +1 on 25 October 2026: 02:30 exists twice.
    ['the first 02:30 of a night that has two', '2026-10-25T00:30:00Z', '02:30', 'UTC+2'],
    ['the second 02:30 of it', '2026-10-25T01:30:00Z', '02:30', 'UTC+1'],
    // And from +1 to +2 on 28 March 2027: 02:00 is 03:00.
    ['the hour after a night without 02:00', '2027-03-28T01:00:00Z', '03:00', 'UTC+2'],
  ])('names one instant for %s', (_what, startsAt, wall, offset) => {
    const state = aState({
      slot: slot(startsAt),
      zone: 'Europe/Paris',
      candidate: { ...aState().candidate, locale: 'en', zone: 'Europe/Paris' },
    });

    const { event } = read(state);

    expect(event.startDate.toJSDate().toISOString()).toBe(new Date(startsAt).toISOString());
    expect(event.duration.toSeconds()).toBe(3600);
    expect(event.description).toContain(wall);
    expect(event.description).toContain(offset);
  });

  it('tells the time in both zones when they differ', () => {
    const candidate = { ...aState().candidate, locale: 'en' as const, zone: 'Europe/Paris' };

    const { event } = read(aState({ candidate }));

    expect(event.description).toMatch(/08:00\s–\s09:00 \(Central European Standard Time, UTC\+1\)/);
    expect(event.description).toMatch(/15:00\s–\s16:00 \(China Standard Time, UTC\+8\)/);
  });

  it('survives commas, semicolons, line breaks and long Chinese lines', () => {
    const location = '上海市浦东新区; 张江高科, 1号楼\n'.repeat(6).trim();
    const { event, file } = read(aState({ mode: 'onsite', location }));

    expect(event.location).toBe(location);
    for (const line of file.content.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    }
  });

  it('tells a candidate nothing of interviewers and notes, and nobody a member’s contact', () => {
    const state = aState({
      seats: [
        {
          id: 1,
          memberId: 2,
          userid: 'ZhangSan',
          name: '张三',
          locale: 'zh-CN',
          active: true,
          seat: 'lead',
          response: 'accepted',
          respondedRevision: 2,
          declineReason: '',
          proposals: [],
          roomUrl: 'https://meeting.example.com/room/2',
          submitted: false,
          waived: false,
        },
      ],
    });

    const { file } = read(state, null);

    const unfolded = file.content.replaceAll('\r\n ', '');
    expect(unfolded).not.toMatch(/ZhangSan|张三|WangFang|重点看|room\/2/);
    expect(unfolded).toContain('no-mail.invalid');
  });

  it('gives a member their own room and the candidate’s name, and less to who may know less', () => {
    const reader = { memberId: 9, name: '李审', locale: 'zh-CN' as const };

    const whole = calendars.forMember(aState(), reader, true)?.content ?? '';
    const meta = calendars.forMember(aState(), reader, false)?.content ?? '';

    expect(whole).toContain('周雨桐');
    expect(meta).not.toMatch(/周雨桐|meeting\.example/);
  });
});
