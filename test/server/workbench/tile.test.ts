import { describe, expect, it } from 'vitest';
import { tileOf, type TileSeat } from '../../../server/workbench/tile.ts';

const publicUrl = 'https://interviews.example.com';
const now = new Date('2026-11-24T02:00:00Z');

function seat(startsAt: string, changes: Partial<TileSeat> = {}): TileSeat {
  return {
    interviewId: startsAt,
    startsAt: new Date(startsAt),
    zone: 'Asia/Shanghai',
    live: true,
    toRate: false,
    ...changes,
  };
}

function figures(seats: TileSeat[], locale: 'zh-CN' | 'en' | 'fr' = 'zh-CN', at = now) {
  const { data, until } = tileOf(seats, { locale, publicUrl, now: at });
  const items = data.type === 'keydata' ? data.items : [];
  return { text: items.map(({ key, data: value }) => `${key} ${value}`), until, items };
}

describe('the tile', () => {
  it('says how many today, when the next begins, and how many to rate', () => {
    const { text, items } = figures([
      seat('2026-11-24T06:30:00Z'),
      seat('2026-11-24T01:00:00Z', { live: false, toRate: true }),
      seat('2026-11-20T01:00:00Z', { live: false, toRate: true }),
      seat('2026-11-25T01:00:00Z'),
    ]);

    expect(text).toEqual(['今日 2', '下一场 14:30', '待评价 2']);
    expect(items.map(({ jumpUrl }) => jumpUrl)).toEqual([
      `${publicUrl}/`,
      `${publicUrl}/i/2026-11-24T06:30:00Z`,
      `${publicUrl}/`,
    ]);
  });

  it('speaks the member’s language', () => {
    expect(figures([seat('2026-11-24T06:30:00Z')], 'en').text).toEqual([
      'Today 1',
      'Next 14:30',
      'To rate 0',
    ]);
    expect(figures([], 'fr').text).toEqual(['Aujourd’hui 0', 'Suivant –', 'À évaluer 0']);
  });

  it('names the day of an interview that is not today', () => {
    expect(figures([seat('2026-11-26T06:30:00Z')], 'en').text[1]).toBe('Next 11/26 14:30');
    expect(figures([seat('2026-11-26T06:30:00Z')]).text[1]).toBe('下一场 11/26 14:30');
  });

  it('is true until the next one begins, or until the day ends where the interviews are', () => {
    const next = seat('2026-11-24T06:30:00Z');
    expect(figures([next]).until).toEqual(next.startsAt);
    expect(figures([]).until).toEqual(new Date('2026-11-24T16:00:00Z'));
    expect(figures([seat('2026-11-26T06:30:00Z', { zone: 'Europe/Paris' })]).until).toEqual(
      new Date('2026-11-24T23:00:00Z'),
    );
    expect(figures([next], 'zh-CN', next.startsAt).text[1]).toBe('下一场 –');
  });
});
