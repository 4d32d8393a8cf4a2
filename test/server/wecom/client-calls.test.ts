import { describe, expect, it } from 'vitest';
import { useWecom } from '../../helpers/use-wecom.ts';

const { world, connect } = useWecom();

describe('what the client reads', () => {
  it('a member, by a userid in any case', async () => {
    expect(await connect().contacts.getUser('zhangsan')).toEqual({
      userid: 'ZhangSan',
      name: '张三',
      status: 'active',
    });
  });

  it('who a code stands for: member or outsider', async () => {
    const client = connect();

    expect(await client.oauth.codeOwner(world.sandbox.issueCode({ userid: 'LiNa' }))).toEqual({
      kind: 'member',
      userid: 'LiNa',
    });
    expect(await client.oauth.codeOwner(world.sandbox.issueCode({ openid: 'o1' }))).toEqual({
      kind: 'outsider',
      openid: 'o1',
    });
  });

  it('the app as the console has it', async () => {
    expect(await connect().agent.get()).toMatchObject({
      closed: false,
      redirectDomain: 'localhost:3000',
    });
  });
});

describe('what the client sends', () => {
  it('a text, cut at a character when it is too long, with no link of the sender’s making', async () => {
    const client = connect();

    await client.messages.sendText(
      ['ZhangSan'],
      `<a href="https://evil.example">x</a>${'面'.repeat(1000)}`,
    );

    const message = world.sandbox.messages[0];
    const content = message?.msgtype === 'text' ? message.text.content : '';
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(2048);
    expect(content).not.toContain('<a');
    expect(content.endsWith('面…')).toBe(true);
  });

  it('to those who can be reached, and names those who cannot', async () => {
    const result = await connect().messages.sendText(['ZhangSan', 'Nobody'], 'hello');

    expect(result.msgid).not.toBe('');
    expect(result.invalid).toEqual(['nobody']);
    expect(world.sandbox.messages).toHaveLength(1);
  });

  it('the same message once, however often it is repeated', async () => {
    const client = connect();
    const card = { title: 't', lines: ['a', 'b'], url: 'https://example.com/i/1', button: '查看' };

    await client.messages.sendTextCard(['ZhangSan'], card);
    await client.messages.sendTextCard(['ZhangSan'], card);

    expect(world.sandbox.messages).toHaveLength(1);
  });
});
