import { describe, expect, it } from 'vitest';
import { groupByDay } from '../../client/stores/days.ts';
import { anInterview } from './an-interview.ts';

describe('groupByDay', () => {
  it('splits by the calendar of the reader, not of the interview', () => {
    const late = anInterview({ id: 'a', startsAt: '2026-11-24T15:30:00Z' });
    const early = anInterview({ id: 'b', startsAt: '2026-11-24T16:30:00Z' });

    const inShanghai = groupByDay([late, early], 'Asia/Shanghai').map(({ key }) => key);
    const inParis = groupByDay([late, early], 'Europe/Paris').map(({ key }) => key);

    expect(inShanghai).toEqual(['2026-11-24', '2026-11-25']);
    expect(inParis).toEqual(['2026-11-24']);
  });

  it('keeps the order it was given, newest first for the past', () => {
    const days = groupByDay(
      [
        anInterview({ id: 'new', startsAt: '2026-11-24T03:00:00Z' }),
        anInterview({ id: 'old', startsAt: '2026-11-20T03:00:00Z' }),
      ],
      'Asia/Shanghai',
    );

    expect(days.map(({ items }) => items.map(({ id }) => id))).toEqual([['new'], ['old']]);
  });
});
