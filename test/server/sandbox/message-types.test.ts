import { describe, expect, it } from 'vitest';
import { agentId } from './use-cards.ts';
import { useSandbox } from './use-sandbox.ts';

const { world, callAs } = useSandbox();

const send = (msgtype: string, own: object, more: object = {}) =>
  callAs('message/send', {
    body: { touser: 'LiNa', agentid: agentId, msgtype, [msgtype]: own, ...more },
  });
const article = {
  title: 'T',
  description: 'D',
  url: 'https://e.com',
  picurl: 'https://e.com/p.png',
};

describe('message/send of markdown', () => {
  it('delivers 2048 bytes and refuses more', async () => {
    expect((await send('markdown', { content: 'x'.repeat(2048) })).json.errcode).toBe(0);
    expect((await send('markdown', { content: '面'.repeat(683) })).json.errcode).toBe(45002);
    expect((await send('markdown', { content: '' })).json.errcode).toBe(44004);
    expect(world.sandbox.messagesTo('LiNa')).toHaveLength(1);
  });
});

describe('message/send of news', () => {
  it('delivers up to eight articles, cut by bytes at a character', async () => {
    const articles = Array<object>(8).fill({ ...article, title: '面'.repeat(50) });

    expect((await send('news', { articles })).json.errcode).toBe(0);

    const [message] = world.sandbox.messagesTo('LiNa');
    const title = message?.msgtype === 'news' ? message.news.articles[0]?.title : '';
    expect(title).toBe('面'.repeat(42));
  });

  it.each([
    ['no articles', 45008, []],
    ['nine articles', 45008, Array<object>(9).fill(article)],
    ['an article without a title', 41016, [{ ...article, title: '' }]],
    ['an article without a URL', 41010, [{ ...article, url: undefined }]],
    ['a URL without a scheme', 45034, [{ ...article, url: 'e.com' }]],
    ['a picture without a scheme', 45034, [{ ...article, picurl: 'p.png' }]],
    ['articles that are no list', 40035, 'x'],
  ])('refuses %s with %i', async (_what, errcode, articles) => {
    expect((await send('news', { articles })).json.errcode).toBe(errcode);
  });
});

describe('message/send with safe', () => {
  it('takes it for a text, and refuses it for news and for types without it', async () => {
    expect((await send('text', { content: 'x' }, { safe: 1 })).json.errcode).toBe(0);
    expect((await send('news', { articles: [article] }, { safe: 1 })).json.errcode).toBe(40074);
    expect((await send('markdown', { content: 'x' }, { safe: 1 })).json.errcode).toBe(40058);
    expect((await send('text', { content: 'x' }, { safe: 2 })).json.errcode).toBe(40035);
    expect((await send('text', { content: 'x' }, { safe: '1' })).json.errcode).toBe(40035);
  });
});

describe('the messages of an app on one day', () => {
  it('end with 45009 at 200 times the accounts of the corp, until midnight in China', async () => {
    world.sandbox.choices.accountLimit = 0.01;
    expect((await send('text', { content: '1' })).json.errcode).toBe(0);
    expect((await send('text', { content: '2' })).json.errcode).toBe(0);
    expect((await send('text', { content: '3' })).json.errcode).toBe(45009);

    world.clock.set('2026-11-24T16:00:00Z');
    expect((await send('text', { content: '4' })).json.errcode).toBe(0);
  });
});
