import { describe, expect, it } from 'vitest';
import { WecomLimitError } from '../../../../server/wecom/limit-error.ts';
import type { Content } from '../../../../server/wecom/messages/content.ts';
import { useWecom } from '../../../helpers/use-wecom.ts';

const { world, connect } = useWecom();
const hello: Content = { msgtype: 'text', content: 'hello' };

describe('a message that WeCom would refuse', () => {
  const card = { msgtype: 'textcard', title: 't', description: 'd', url: 'https://e.com' } as const;
  const article = { title: 't', url: 'https://e.com' };

  it.each<[string, Content]>([
    ['text.content', { msgtype: 'text', content: '' }],
    ['text.content', { msgtype: 'text', content: '面'.repeat(683) }],
    ['markdown.content', { msgtype: 'markdown', content: 'x'.repeat(2049) }],
    ['textcard.title', { ...card, title: 'x'.repeat(129) }],
    ['textcard.description', { ...card, description: '' }],
    ['textcard.description', { ...card, description: '面'.repeat(513) }],
    ['textcard.url', { ...card, url: 'e.com' }],
    ['textcard.url', { ...card, url: `https://e.com/${'x'.repeat(1024)}` }],
    ['textcard.btntxt', { ...card, btntxt: '12345' }],
    ['news.articles', { msgtype: 'news', articles: [] }],
    ['news.articles', { msgtype: 'news', articles: Array(9).fill(article) }],
    [
      'news.articles[0].title',
      { msgtype: 'news', articles: [{ ...article, title: '面'.repeat(43) }] },
    ],
    ['news.articles[1].url', { msgtype: 'news', articles: [article, { ...article, url: 'x' }] }],
    ['image.media_id', { msgtype: 'image', mediaId: '' }],
    ['video.title', { msgtype: 'video', mediaId: 'm', title: '面'.repeat(43) }],
  ])('is not sent, and the error names %s', async (field, content) => {
    const error: unknown = await connect()
      .messages.send({ to: { userids: ['LiNa'] }, content })
      .catch((reason: unknown) => reason);

    expect(error).toBeInstanceOf(WecomLimitError);
    expect(error).toMatchObject({ field });
    expect(world.sandbox.calls).toHaveLength(0);
  });

  it('is sent with every length at its limit', async () => {
    const exactly: Content[] = [
      { msgtype: 'text', content: '面'.repeat(682) + 'xx' },
      { ...card, title: '面'.repeat(128), description: '面'.repeat(512), btntxt: '一二三四' },
    ];

    for (const content of exactly) {
      const { members } = await connect().messages.send({ to: { userids: ['LiNa'] }, content });
      expect(members.get('LiNa')?.status).toBe('sent');
    }
  });

  it.each([[[]], [['']], [['a|b']], [['a b']], [['@all']], [['x'.repeat(65)]]])(
    'is not sent to %j',
    async (userids) => {
      await expect(connect().messages.send({ to: { userids }, content: hello })).rejects.toThrow(
        /^touser /,
      );
    },
  );
});
