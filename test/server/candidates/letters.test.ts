import { describe, expect, it } from 'vitest';
import { locales } from '../../../shared/locale.ts';
import { letterFor } from '../../../server/candidates/service/texts.ts';
import { aState } from './a-state.ts';

const url = 'https://interviews.example.com/c/secret';
const more = { company: '示例科技', url };
const inParis = { ...aState().candidate, zone: 'Europe/Paris' };
const offer = (id: number, startsAt: string) => ({
  id,
  state: 'open' as const,
  startsAt: new Date(startsAt),
  endsAt: new Date(Date.parse(startsAt) + 3600_000),
});

describe('what a candidate is written', () => {
  it('says what, when with its zone, how, whom to ask, and the link', () => {
    const { text, subject } = letterFor('mail_invited', aState(), { ...more, locale: 'zh-CN' });

    expect(subject).toBe('示例科技 · 面试邀请：前端工程师，11/25 15:00');
    expect(text).toBe(
      [
        '周雨桐，您好！',
        '',
        '示例科技邀请您参加“前端工程师”岗位的第二轮面试。',
        '',
        '时间：2026年11月25日星期三 15:00–16:00（中国标准时间，UTC+8）',
        '线上面试，会议链接在页面里 · 60 分钟',
        '',
        '打开下面的链接确认，也可以要求换个时间：',
        url,
        '',
        '链接只供您本人使用，请不要转发。打不开时请复制到浏览器里打开。',
        '有问题请联系 王芳。',
      ].join('\n'),
    );
  });

  it.each(locales)('names both zones in %s when the candidate’s clock is another one', (locale) => {
    const { text } = letterFor('mail_invited', aState({ candidate: inParis }), { ...more, locale });

    expect(text).toContain('UTC+1');
    expect(text).toContain('UTC+8');
    expect(text).toContain('08:00');
    expect(text).toContain('15:00');
  });

  it.each(locales)('lists every open offer and until when to choose, in %s', (locale) => {
    const state = aState({
      status: 'offered',
      slot: null,
      offers: [offer(1, '2026-11-26T02:00:00Z'), offer(2, '2026-11-27T06:30:00Z')],
      offerExpiresAt: new Date('2026-11-25T10:00:00Z'),
    });

    const { text, subject } = letterFor('mail_invited', state, { ...more, locale });

    expect(subject).not.toMatch(/undefined|null/);
    expect(text.match(/^- /gm)).toHaveLength(2);
    expect(text).toContain('10:00');
    expect(text).toContain('14:30');
    expect(text).toContain('18:00');
  });

  it.each(locales)('carries no link once it is cancelled, in %s', (locale) => {
    const state = aState({ status: 'cancelled' });

    const { text } = letterFor('mail_cancelled', state, { ...more, locale });

    expect(text).not.toContain('https://');
    expect(text).toContain('王芳');
  });

  it('reads well when the operator has named no company', () => {
    for (const locale of locales) {
      const { text, subject } = letterFor('mail_invited', aState(), { company: '', url, locale });
      expect(`${subject} ${text}`).not.toMatch(/ {2}|^ |undefined/);
    }
  });
});
