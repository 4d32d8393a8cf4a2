import { describe, expect, it } from 'vitest';
import type { Message } from '../../../../server/wecom/messages/send.ts';
import { useWecom } from '../../../helpers/use-wecom.ts';

const { world, connect } = useWecom();
const calls = () => world.sandbox.callsTo('message/send').length;

const card = (taskId: string): Message => ({
  to: { userids: ['LiNa'] },
  content: {
    msgtype: 'template_card',
    card: {
      type: 'text_notice',
      taskId,
      mainTitle: { title: '面试改期' },
      cardAction: { url: 'https://app.example.test/i/1' },
    },
  },
});

describe('a card whose first answer was lost', () => {
  it('is known to have arrived when WeCom calls its task id used', async () => {
    world.sandbox.fault('message/send', { reset: true, afterwards: true });

    const { members, error } = await connect().messages.send(card('moved-1'));

    expect(error).toBeUndefined();
    expect(members.get('LiNa')).toEqual({ status: 'sent', msgid: '' });
    expect(calls()).toBe(2);
    expect(world.sandbox.messagesTo('LiNa')).toHaveLength(1);
  });

  it('has arrived as well when WeCom takes the second for a repetition', async () => {
    world.sandbox.choices.repeatedCard = 'dropped';
    world.sandbox.fault('message/send', { reset: true, afterwards: true });

    const { members } = await connect().messages.send(card('moved-1'));

    expect(members.get('LiNa')).toMatchObject({ status: 'sent' });
    expect(world.sandbox.messagesTo('LiNa')).toHaveLength(1);
  });

  it('is sent when the first had not arrived', async () => {
    world.sandbox.fault('message/send', { reset: true });

    const { members } = await connect().messages.send(card('moved-1'));

    expect(members.get('LiNa')).toMatchObject({ msgid: expect.stringMatching(/./) as string });
    expect(world.sandbox.messagesTo('LiNa')).toHaveLength(1);
  });

  it('is not forgotten over a token that was replaced in between', async () => {
    world.sandbox.fault('message/send', { reset: true, afterwards: true });
    world.sandbox.fault('message/send', { errcode: 40014 });
    world.sandbox.fault('message/send', { errcode: 45036 });

    const { error } = await connect().messages.send(card('moved-1'));

    expect(error).toMatchObject({ errcode: 45036, mayHaveArrived: true });
  });

  it('is known to have arrived in a later call too, if the caller says that it may have', async () => {
    const { messages } = connect();
    world.sandbox.fault('message/send', { reset: true, afterwards: true });
    world.sandbox.fault('message/send', { reset: true, times: 2 });
    const lost = await messages.send(card('moved-1'));
    expect(lost.error).toMatchObject({ ambiguous: true, mayHaveArrived: true });

    const again = await messages.send({ ...card('moved-1'), mayHaveArrived: true });

    expect(again.members.get('LiNa')).toEqual({ status: 'sent', msgid: '' });
    expect(world.sandbox.messagesTo('LiNa')).toHaveLength(1);
  });
});

describe('a task id', () => {
  it('that another card has is an error', async () => {
    const { messages } = connect();
    await messages.send(card('moved-1'));
    const other = card('moved-1');
    const { members } = await messages.send({ ...other, to: { userids: ['ZhangSan'] } });

    expect(members.get('ZhangSan')).toMatchObject({
      status: 'failed',
      error: { errcode: 42014, mayHaveArrived: false },
    });
  });

  it.each([
    { userids: Array.from({ length: 1001 }, (_, at) => `u${at}`) },
    { userids: ['LiNa'], parties: [1] },
    { tags: Array.from({ length: 101 }, (_, at) => at + 1) },
  ])('is good for one call, so that more recipients are refused before the first', async (to) => {
    const sending = connect().messages.send({ ...card('moved-1'), to });

    await expect(sending).rejects.toMatchObject({ field: 'template_card.task_id' });
    expect(world.sandbox.calls).toHaveLength(0);
  });
});
