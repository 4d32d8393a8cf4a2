import { describe, expect, it } from 'vitest';
import { locales, type Locale } from '../../../shared/locale.ts';
import { noticeKinds } from '../../../shared/notification.ts';
import { answerCard, readCardKey } from '../../../server/notifications/compose/answer-card.ts';
import { digestCard, failuresCard } from '../../../server/notifications/compose/gathered.ts';
import type { Message } from '../../../server/notifications/compose/message.ts';
import { textCard, titleOf } from '../../../server/notifications/compose/text-card.ts';
import { withoutContacts } from '../../../server/notifications/compose/without-contacts.ts';
import type { WordedKind } from '../../../server/notifications/texts/words-shape.ts';
import { words } from '../../../server/notifications/texts/words.ts';
import { contentFields } from '../../../server/wecom/messages/content.ts';

const slot = {
  startsAt: new Date('2026-11-25T07:00:00Z'),
  endsAt: new Date('2026-11-25T08:00:00Z'),
};
const toMembers = noticeKinds.filter((kind): kind is WordedKind => !kind.startsWith('mail_'));
/** Those about one interview with a time. */
const timed = toMembers.filter(
  (kind) => !['digest', 'delivery_failed', 'member_gone', 'offer_expired'].includes(kind),
);

function message(kind: WordedKind, locale: Locale, changes: Partial<Message> = {}): Message {
  return {
    kind,
    revision: 3,
    payload: { version: 7 },
    locale,
    interview: {
      id: 'abcdefgh234567ab',
      jobTitle: '前端工程师',
      round: 2,
      candidateName: '周雨桐',
      organizerName: '王芳',
      slot,
      zone: 'Asia/Shanghai',
      mode: 'onsite',
      location: 'Room 3',
    },
    told: { startsAt: new Date('2026-11-24T07:00:00Z'), endsAt: new Date('2026-11-24T08:00:00Z') },
    publicUrl: 'https://interviews.example.com',
    ...changes,
  };
}

const all = locales.flatMap((locale) => timed.map((kind) => [kind, locale] as const));

describe('what a message says', () => {
  it.each(all)('%s in %s: when and what within the first 20 bytes', (kind, locale) => {
    const title = titleOf(message(kind, locale));
    const first = Buffer.from(title).subarray(0, 20).toString();

    expect(first).toContain('15:00');
    expect(first).toContain(locale === 'fr' ? '25/11' : '11/25');
    expect(first).toContain(words[locale].verb[kind].slice(0, 8));
  });

  it.each(locales)('fits WeCom’s limits in every kind in %s', (locale) => {
    const long = 'x'.repeat(80);
    for (const kind of timed) {
      const about = { about: { memberId: 1, name: long }, reason: 'y'.repeat(300) };
      const card = textCard(message(kind, locale, { payload: about }));
      expect(() => contentFields(card)).not.toThrow();
    }
    for (const kind of ['assigned', 'moved'] as const) {
      expect(() => contentFields(answerCard(message(kind, locale), 'iv-x-1'))).not.toThrow();
    }
  });

  it('is the same, byte for byte, whenever it is worded', () => {
    const twice = [1, 2].map(() => JSON.stringify(textCard(message('moved', 'fr'))));

    expect(twice[0]).toBe(twice[1]);
  });

  it('invites whoever has not heard of it yet, instead of telling them of a move', () => {
    expect(titleOf(message('moved', 'en', { told: null }))).toContain('Interview');
    expect(titleOf(message('moved', 'en'))).toContain('Moved');
  });

  it('tells a copy sent by hand from the first, so that WeCom does not drop it', () => {
    const first = textCard(message('assigned', 'en'));
    const again = textCard(
      message('assigned', 'en', { payload: { version: 7, again: '2026-11-24T03:00:00Z' } }),
    );

    expect(JSON.stringify(again)).not.toBe(JSON.stringify(first));
    expect(JSON.stringify(again)).toContain('Sent again');
  });

  it.each([
    ['call me: +86 138-0013-8000, please', 'call me: …, please'],
    ['mail a.b@example.com', 'mail …'],
    ['ill since 25/11, back on 27/11 at 10:30', 'ill since 25/11, back on 27/11 at 10:30'],
  ])('leaves numbers and addresses out of what people typed: %s', (typed, expected) => {
    expect(withoutContacts(typed)).toBe(expected);
  });
});

describe('buttons', () => {
  it('carry the revision they are about', () => {
    expect(readCardKey('accept:12')).toEqual({ answer: 'accept', revision: 12 });
    expect(readCardKey('decline:1')).toEqual({ answer: 'decline', revision: 1 });
  });

  it.each(['accept', 'accept:', 'accept:x', 'hire:1', 'accept:1:2', 'accept:-1', ''])(
    'are ours, and %j is not',
    (key) => {
      expect(readCardKey(key)).toBeUndefined();
    },
  );
});

describe('several in one', () => {
  it.each(locales)(
    'a digest counts, names the first six and says how many are left: %s',
    (locale) => {
      const items = Array.from({ length: 9 }, () => message('accepted', locale));
      const card = digestCard(items, locale, 'https://interviews.example.com');
      const text = JSON.stringify(contentFields(card));

      expect(text).toContain('9');
      expect(text).toContain(words[locale].more(3));
    },
  );

  it('failures name who was not reached', () => {
    const failure = { name: '李娜', jobTitle: '前端工程师', startsAt: slot.startsAt, zone: 'UTC' };
    const card = failuresCard([failure], 'en', 'https://interviews.example.com');

    expect(JSON.stringify(contentFields(card))).toContain('李娜');
  });
});
