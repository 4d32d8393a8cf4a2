import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../client/i18n/message.ts';
import { en } from '../../client/i18n/en.ts';
import { fr } from '../../client/i18n/fr.ts';
import { zhCN } from '../../client/i18n/zh-CN.ts';
import type { MessageKey, Messages } from '../../client/i18n/messages.ts';

const languages: Record<string, Messages> = { 'zh-CN': zhCN, en, fr };

function isKey(key: string): key is MessageKey {
  return key in zhCN;
}

function textOf(messages: Messages, key: string): string {
  if (!isKey(key)) return '';
  const message = messages[key];
  return typeof message === 'string' ? message : message.other;
}

function holesOf(text: string): string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort();
}

describe('messages', () => {
  it.each(['en', 'fr'])('exist in %s for every key of Chinese, and no others', (name) => {
    expect(Object.keys(languages[name] ?? {}).sort()).toEqual(Object.keys(zhCN).sort());
  });

  it.each(['en', 'fr'])('have the same holes in %s as in Chinese', (name) => {
    const messages = languages[name] ?? zhCN;

    const different = Object.keys(zhCN).filter(
      (key) => holesOf(textOf(messages, key)).join() !== holesOf(textOf(zhCN, key)).join(),
    );

    expect(different).toEqual([]);
  });

  it('set French spaces before double punctuation and inside guillemets', () => {
    const texts = Object.keys(zhCN).map((key) => textOf(fr, key));

    expect(texts.filter((text) => / [:;?!»]|« /.test(text))).toEqual([]);
  });

  it('are never blank', () => {
    for (const messages of Object.values(languages)) {
      const blank = Object.keys(zhCN).filter((key) => textOf(messages, key).trim() === '');
      expect(blank).toEqual([]);
    }
  });
});

describe('formatMessage', () => {
  const people = { one: '{n} person', other: '{n} people' };

  it('fills holes by name and leaves unknown ones visible', () => {
    expect(formatMessage('en', 'a {x} b {y}', { x: 1 })).toBe('a 1 b {y}');
  });

  it('picks the singular and the plural of English', () => {
    expect(formatMessage('en', people, { n: 1 })).toBe('1 person');
    expect(formatMessage('en', people, { n: 0 })).toBe('0 people');
  });

  it('treats zero as singular in French', () => {
    expect(formatMessage('fr', { one: '{n} personne', other: '{n} personnes' }, { n: 0 })).toBe(
      '0 personne',
    );
  });

  it('falls back to the general form where a language has fewer plurals', () => {
    expect(formatMessage('zh-CN', people, { n: 1 })).toBe('1 people');
  });
});
