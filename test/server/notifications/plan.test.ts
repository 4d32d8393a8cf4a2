import { describe, expect, it } from 'vitest';
import { aSeat } from '../../helpers/an-interview-state.ts';
import { at, busy, later, planned } from './planned.ts';

describe('what the clock will say', () => {
  it('before the start: an answer that is missing, the room, the candidate who is late', () => {
    expect(later({}).sort()).toEqual([
      'candidate_late>1',
      'candidate_late>2',
      'candidate_late>9',
      'mail_reminder>candidate',
      'mail_reminder>candidate',
      'remind_answer>1',
      'remind_answer>2',
      'remind_start>1',
      'remind_start>2',
    ]);
  });

  it('asks nobody for an answer they gave, and reminds nobody who said no', () => {
    const seats = [...busy('accepted', 'declined'), aSeat(3, { active: false })];

    expect(later({ after: { seats } }).sort()).toEqual([
      'candidate_late>1',
      'candidate_late>9',
      'mail_reminder>candidate',
      'mail_reminder>candidate',
      'remind_start>1',
    ]);
  });

  it('has no reminder whose time has passed', () => {
    const soon = new Date('2026-11-25T06:50:00Z');

    expect(later({ at: soon }).filter((one) => one.startsWith('remind'))).toEqual([]);
  });

  it('asks for missing feedback twice, and then whoever organises', () => {
    const notices = planned({
      action: 'end',
      before: {},
      after: { status: 'awaiting_feedback', endedAt: at, seats: [aSeat(1)] },
    });
    const hours = notices.map(({ kind, dueAt }) => [
      kind,
      Math.round((dueAt.getTime() - at.getTime()) / 3_600_000),
    ]);

    expect(hours).toEqual([
      ['rate', 0],
      ['overdue_first', 2],
      ['overdue_second', 24],
      ['feedback_missing', 48],
    ]);
  });

  it('is never at the full or the half hour, whatever the start', () => {
    const minutes = Array.from({ length: 120 }, (_none, minute) => {
      const startsAt = new Date(Date.UTC(2026, 10, 25, 7, minute));
      const endsAt = new Date(startsAt.getTime() + 3_600_000);
      const id = `interview-${minute}`;
      const notices = planned({ after: { id, slot: { startsAt, endsAt } } });
      return notices
        .filter(({ dueAt, channel }) => dueAt > at && channel === 'wecom')
        .map(({ dueAt }) => dueAt.getUTCMinutes());
    }).flat();

    expect(minutes.length).toBeGreaterThan(500);
    expect(minutes.filter((minute) => minute % 30 === 0)).toEqual([]);
  });

  it('reminds about a quarter of an hour before, not everybody in one second', () => {
    const starts = Array.from({ length: 40 }, (_none, at_) => {
      const { dueAt } = planned({ after: { id: `interview-${at_}` } }).find(
        ({ kind }) => kind === 'remind_start',
      ) ?? { dueAt: at };
      return (Date.UTC(2026, 10, 25, 7) - dueAt.getTime()) / 60_000;
    });

    expect(Math.min(...starts)).toBeGreaterThanOrEqual(14);
    expect(Math.max(...starts)).toBeLessThanOrEqual(20);
    expect(new Set(starts).size).toBeGreaterThan(30);
  });
});

it('a message has a key of its own for each kind, interview, revision and person', () => {
  const keys = planned({}).map(({ key }) => key);

  expect(new Set(keys).size).toBe(keys.length);
  expect(keys[0]).toBe('assigned:abcdefgh234567ab:1:1:v2');
});
