import { describe, expect, it } from 'vitest';
import { morningAfter, wakeUpTime } from '../../../server/notifications/quiet-hours.ts';

const morning = (at: string, zone: string) => morningAfter(new Date(at), zone)?.toISOString();

describe('the night', () => {
  it.each([
    ['by day', '2026-11-24T09:00:00Z', 'Asia/Shanghai', undefined],
    [
      'from ten in the evening',
      '2026-11-24T14:00:00Z',
      'Asia/Shanghai',
      '2026-11-25T00:00:00.000Z',
    ],
    ['a minute before', '2026-11-24T13:59:59Z', 'Asia/Shanghai', undefined],
    ['after midnight', '2026-11-24T17:30:00Z', 'Asia/Shanghai', '2026-11-25T00:00:00.000Z'],
    ['until eight', '2026-11-24T23:59:00Z', 'Asia/Shanghai', '2026-11-25T00:00:00.000Z'],
    ['in the reader’s zone', '2026-11-24T23:30:00Z', 'Europe/Paris', '2026-11-25T07:00:00.000Z'],
    ['when clocks go forward', '2026-03-28T22:30:00Z', 'Europe/Paris', '2026-03-29T06:00:00.000Z'],
    ['when clocks go back', '2026-10-24T21:30:00Z', 'Europe/Paris', '2026-10-25T07:00:00.000Z'],
  ])('%s', (_what, at, zone, expected) => {
    expect(morning(at, zone)).toBe(expected);
  });

  it('ends for everybody within a quarter of an hour, off the full hour', () => {
    const end = new Date('2026-11-25T00:00:00Z');
    const times = Array.from({ length: 200 }, (_none, at) => wakeUpTime(end, `key ${at}`));
    const minutes = times.map((time) => (time.getTime() - end.getTime()) / 60_000);

    expect(Math.min(...minutes)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...minutes)).toBeLessThan(15);
  });
});
