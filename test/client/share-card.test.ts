// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { setLocale } from '../../client/i18n/index.ts';
import { shareCard } from '../../client/stores/share-card.ts';
import { aDetail } from './an-interview.ts';

describe('the card shared to a chat', () => {
  it('says which round, which job and when, with the zone, in Chinese', async () => {
    await setLocale('zh-CN');

    expect(shareCard(aDetail())).toEqual({
      title: '二面 · 前端工程师 · 11/24 15:00',
      desc: '11/24 15:00–16:00（北京）',
      link: 'https://app.example/i/i1',
      imgUrl: 'https://app.example/share.png',
    });
  });

  it('follows the language of the reader', async () => {
    await setLocale('fr');

    expect(shareCard(aDetail()).title).toBe('2e entretien · 前端工程师 · 24/11 15:00');
  });

  it('never tells who the candidate is, nor where the room is', () => {
    const text = JSON.stringify(shareCard(aDetail({ notes: '电话 13800000000' })));

    expect(text).not.toMatch(/林晓|13800000000|meet\.example/);
  });
});
