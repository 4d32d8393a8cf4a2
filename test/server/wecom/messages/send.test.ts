import { describe, expect, it } from 'vitest';
import { createMessages } from '../../../../server/wecom/messages.ts';
import {
  plainText,
  plainTextCard,
  type Content,
} from '../../../../server/wecom/messages/content.ts';
import type { Request } from '../../../../server/wecom/request.ts';
import { useWecom } from '../../../helpers/use-wecom.ts';

const { world, connect } = useWecom();
const hello: Content = { msgtype: 'text', content: 'hello' };
const bodies = () => world.sandbox.callsTo('message/send').map(({ body }) => body as object);

describe('a message', () => {
  it('reaches those who can be reached, and names those who cannot', async () => {
    const to = { userids: ['zhangsan', 'ZhangSan', 'Nobody', 'SunYue'] };

    const { members, error } = await connect().messages.send({ to, content: hello });

    expect(error).toBeUndefined();
    expect(Object.fromEntries(members)).toEqual({
      zhangsan: { status: 'sent', msgid: expect.stringMatching(/./) as string },
      Nobody: { status: 'invalid' },
      SunYue: { status: 'invalid' },
    });
    expect(world.sandbox.messagesTo('ZhangSan')).toHaveLength(1);
  });

  it('to nobody who can be reached is a result, not an error', async () => {
    const { members, error } = await connect().messages.send({
      to: { userids: ['Nobody'] },
      content: hello,
    });

    expect([...members]).toEqual([['Nobody', { status: 'invalid' }]]);
    expect(error).toBeUndefined();
  });

  it('reaches everybody who may see the app', async () => {
    await connect().messages.send({ to: '@all', content: hello });

    expect(world.sandbox.messagesTo('LiNa')).toHaveLength(1);
    expect(world.sandbox.messagesTo('SunYue')).toHaveLength(0);
  });

  it('is delivered once however often it is sent, unless the check is turned off', async () => {
    const { messages } = connect();
    const message = { to: { userids: ['LiNa'] }, content: hello };
    await messages.send(message);
    await messages.send(message);
    expect(world.sandbox.messagesTo('LiNa')).toHaveLength(1);

    await messages.send({ ...message, duplicateCheckSeconds: 0 });
    expect(world.sandbox.messagesTo('LiNa')).toHaveLength(2);
  });

  it('without the duplicate check is not sent again when the answer is lost', async () => {
    world.sandbox.fault('message/send', { reset: true, afterwards: true });

    const { members, error } = await connect().messages.send({
      to: { userids: ['LiNa'] },
      content: hello,
      duplicateCheckSeconds: 0,
    });

    expect(bodies()).toHaveLength(1);
    expect(error?.ambiguous).toBe(true);
    expect(members.get('LiNa')).toEqual({ status: 'failed', error });
  });

  it('of what people typed is cut at a character and holds no link of theirs', async () => {
    const typed = `<a href="https://evil.example">x</a>${'面'.repeat(1000)}`;

    await connect().messages.send({ to: { userids: ['LiNa'] }, content: plainText(typed) });

    const [message] = world.sandbox.messagesTo('LiNa');
    const content = message?.msgtype === 'text' ? message.text.content : '';
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(2048);
    expect(content).not.toContain('<a');
    expect(content.endsWith('面…')).toBe(true);
  });

  it('as a card of what people typed fits as well', async () => {
    const card = { title: 't'.repeat(200), lines: ['<b>', 'x'.repeat(600)], button: '查看详情吧' };

    const content = plainTextCard({ ...card, url: 'https://example.com/' });
    await connect().messages.send({ to: { userids: ['LiNa'] }, content });

    const [message] = world.sandbox.messagesTo('LiNa');
    expect(message).toMatchObject({ msgtype: 'textcard', textcard: { btntxt: '查看详…' } });
  });
});

describe('a message to more than one call can carry', () => {
  const many = Array.from({ length: 1500 }, (_, at) => `u${at}`);

  /** Answers calls in order; the last answer again and again. */
  function answering(...answers: (object | Error)[]) {
    const sent: Record<string, unknown>[] = [];
    const request = ((call: { body: Record<string, unknown> }) => {
      sent.push(call.body);
      const answer = answers[Math.min(sent.length, answers.length) - 1];
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    }) as unknown as Request;
    return { messages: createMessages({ request, agentId: 7 }), sent };
  }

  it('keeps the results of each call apart', async () => {
    const { messages, sent } = answering(
      { msgid: 'A', response_code: 'RC', unlicenseduser: 'U3|u4' },
      { msgid: 'B', invaliduser: ['u1001'] },
    );

    const { members, messages: calls } = await messages.send({
      to: { userids: many },
      content: hello,
    });

    expect(sent.map(({ touser }) => String(touser).split('|').length)).toEqual([1000, 500]);
    expect(calls).toEqual([{ msgid: 'A', responseCode: 'RC' }, { msgid: 'B' }]);
    expect(members.get('u0')).toEqual({ status: 'sent', msgid: 'A', responseCode: 'RC' });
    expect(members.get('u3')).toEqual({ status: 'unlicensed' });
    expect(members.get('u1001')).toEqual({ status: 'invalid' });
    expect(members.get('u1002')).toEqual({ status: 'sent', msgid: 'B' });
    expect(members.size).toBe(1500);
  });

  it('goes on after a fault of one call, and stops at one that all would meet', async () => {
    const { unreachable, refusal } = await import('../../../../server/wecom/errors.ts');
    const lost = answering(unreachable('message/send', 'reset'), { msgid: 'B' });
    const after = await lost.messages.send({ to: { userids: many }, content: hello });
    expect(after.members.get('u0')?.status).toBe('failed');
    expect(after.members.get('u1400')?.status).toBe('sent');

    const barred = answering(refusal('message/send', 60020, ''), { msgid: 'B' });
    const stopped = await barred.messages.send({ to: { userids: many }, content: hello });
    expect(barred.sent).toHaveLength(1);
    expect(new Set([...stopped.members.values()].map(({ status }) => status))).toEqual(
      new Set(['failed']),
    );
  });

  it('always writes a request in the same order, which the duplicate check compares', async () => {
    const { messages, sent } = answering({ msgid: 'A' });

    await messages.send({ to: { userids: ['a'] }, content: hello, translateIds: true });

    expect(Object.keys(sent[0] ?? {})).toEqual([
      'touser',
      'msgtype',
      'agentid',
      'text',
      'enable_id_trans',
      'enable_duplicate_check',
      'duplicate_check_interval',
    ]);
  });
});
