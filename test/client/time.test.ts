// @vitest-environment happy-dom
import { beforeAll, describe, expect, it } from 'vitest';
import { setLocale } from '../../client/i18n/index.ts';
import {
  dayKey,
  formatDate,
  formatTimes,
  nearDay,
  offsetLabel,
  offsetMinutes,
  relativeTime,
  sameClock,
  zoneName,
} from '../../client/i18n/time.ts';

const slot = { startsAt: '2026-11-24T07:00:00Z', endsAt: '2026-11-24T08:00:00Z' };

function at(iso: string): number {
  return Date.parse(iso);
}

describe('times in Chinese', () => {
  beforeAll(() => setLocale('zh-CN'));

  it('are shown on the clock of the zone asked for', () => {
    expect(formatTimes(slot, 'Asia/Shanghai')).toBe('15:00–16:00');
    expect(formatTimes(slot, 'Europe/Paris')).toBe('08:00–09:00');
  });

  it('name the day, and the year only when it is another', () => {
    expect(formatDate(slot.startsAt, 'Asia/Shanghai', at('2026-11-01T00:00:00Z'))).toBe(
      '11月24日星期二',
    );
    expect(formatDate(slot.startsAt, 'Asia/Shanghai', at('2025-11-01T00:00:00Z'))).toContain(
      '2026年',
    );
  });

  it('count down in minutes, hours and days', () => {
    expect(relativeTime(slot, at('2026-11-24T06:51:30Z'))).toBe('9分钟后');
    expect(relativeTime(slot, at('2026-11-24T05:00:00Z'))).toBe('2小时后');
    expect(relativeTime(slot, at('2026-11-24T04:40:00Z'))).toBe('2小时20分钟后');
    expect(relativeTime(slot, at('2026-11-21T06:00:00Z'))).toBe('3天后');
  });

  it('say how long it has been running, and that it is over', () => {
    expect(relativeTime(slot, at('2026-11-24T07:00:10Z'))).toBe('现在');
    expect(relativeTime(slot, at('2026-11-24T07:12:00Z'))).toBe('已开始12分钟');
    expect(relativeTime(slot, at('2026-11-24T10:30:00Z'))).toBe('2小时前结束');
  });

  it('call days today, tomorrow and yesterday by the calendar of the zone', () => {
    const lateInParis = at('2026-11-23T22:30:00Z');

    expect(nearDay(slot.startsAt, 'Europe/Paris', lateInParis)).toBe('明天');
    expect(nearDay(slot.startsAt, 'Asia/Shanghai', lateInParis)).toBe('今天');
    expect(nearDay(slot.startsAt, 'Asia/Shanghai', at('2026-11-25T01:00:00Z'))).toBe('昨天');
    expect(nearDay(slot.startsAt, 'Asia/Shanghai', at('2026-11-20T01:00:00Z'))).toBeNull();
  });

  it('name cities in the language of the reader, and unknown zones by IANA', () => {
    expect(zoneName('Europe/Paris')).toBe('巴黎');
    expect(zoneName('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
  });
});

describe('offsets', () => {
  it('follow daylight saving time', () => {
    expect(offsetMinutes('Europe/Paris', at('2026-10-25T00:59:00Z'))).toBe(120);
    expect(offsetMinutes('Europe/Paris', at('2026-10-25T01:00:00Z'))).toBe(60);
  });

  it('are written with their minutes and a real minus sign', () => {
    const winter = at('2026-01-15T00:00:00Z');

    expect(offsetLabel('Asia/Kolkata', winter)).toBe('UTC+5:30');
    expect(offsetLabel('America/St_Johns', winter)).toBe('UTC−3:30');
    expect(offsetLabel('UTC', winter)).toBe('UTC+0');
    expect(offsetLabel('Asia/Shanghai', at('2026-11-24T05:20:47.300Z'))).toBe('UTC+8');
  });

  it('decide whether two zones show the same clock at that instant', () => {
    expect(sameClock('Asia/Shanghai', 'Asia/Singapore', at(slot.startsAt))).toBe(true);
    expect(sameClock('Europe/London', 'UTC', at('2026-01-15T00:00:00Z'))).toBe(true);
    expect(sameClock('Europe/London', 'UTC', at('2026-07-15T00:00:00Z'))).toBe(false);
  });

  it('put an instant on the right calendar day', () => {
    expect(dayKey('2026-11-24T16:30:00Z', 'Asia/Shanghai')).toBe('2026-11-25');
    expect(dayKey('2026-11-24T16:30:00Z', 'America/New_York')).toBe('2026-11-24');
  });
});
