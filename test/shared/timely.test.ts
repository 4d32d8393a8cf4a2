import { describe, expect, it } from 'vitest';
import type { CommandName } from '../../shared/lifecycle.ts';
import { untimely } from '../../shared/timely.ts';

const slot = {
  startsAt: new Date('2026-11-25T07:00:00Z'),
  endsAt: new Date('2026-11-25T08:00:00Z'),
};
const when = (command: CommandName, at: string, notifiedAt: Date | null = null) =>
  untimely(command, { slot, notifiedAt }, Date.parse(`2026-11-25T${at}Z`));

describe('the windows of time', () => {
  // Each is half-open: its first instant is in, its last is out.
  it.each<[CommandName, string, string, string, string]>([
    ['start', '06:44:59', '06:45:00', '08:59:59', '09:00:00'],
    ['check_in', '06:29:59', '06:30:00', '07:59:59', '08:00:00'],
  ])('%s opens and closes to the second', (command, before, first, last, after) => {
    expect([before, first, last, after].map((at) => when(command, at))).toEqual([
      'early',
      undefined,
      undefined,
      'late',
    ]);
  });

  it.each<[CommandName, string, string]>([
    ['end', '06:59:59', '07:00:00'],
    ['mark_no_show', '07:09:59', '07:10:00'],
  ])('%s opens and stays open', (command, before, first) => {
    expect([before, first, '23:59:59'].map((at) => when(command, at))).toEqual([
      'early',
      undefined,
      undefined,
    ]);
  });

  it.each<[CommandName, string, string]>([
    ['confirm', '06:59:59', '07:00:00'],
    ['ask_other_time', '04:59:59', '05:00:00'],
    ['respond', '07:59:59', '08:00:00'],
    ['replace', '07:59:59', '08:00:00'],
  ])('%s is possible until it is not', (command, last, after) => {
    expect([when(command, last), when(command, after)]).toEqual([undefined, 'late']);
  });

  it('of a further round of messages begins ten minutes after the last', () => {
    const sent = new Date('2026-11-25T06:00:00Z');

    expect(when('renotify', '06:09:59', sent)).toBe('early');
    expect(when('renotify', '06:10:00', sent)).toBeUndefined();
    expect(when('renotify', '07:00:00')).toBe('late');
  });

  it('do not matter to what may be done at any time', () => {
    expect(when('cancel', '23:00:00')).toBeUndefined();
    expect(untimely('start', { slot: null, notifiedAt: null }, 0)).toBe('early');
  });
});
