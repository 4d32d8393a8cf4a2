import { beforeEach, describe, expect, it } from 'vitest';
import { agentId, cards, useCards } from './use-cards.ts';

const { world, callAs, save, send } = useCards();
beforeEach(() => save());

const { text_notice } = cards;
const menu = { desc: 'more', action_list: [{ text: 'Mute', key: 'mute' }] };

describe('a template card is taken', () => {
  it.each(Object.entries(cards))('as %s', async (type, card) => {
    const { json } = await send(card);

    expect(json).toMatchObject({ errcode: 0, errmsg: 'ok' });
    const callsBack = type.endsWith('_interaction');
    expect(typeof json.response_code).toBe(callsBack ? 'string' : 'undefined');
    expect(world.sandbox.messagesTo('LiNa')).toMatchObject([
      { msgtype: 'template_card', template_card: { card_type: type } },
    ]);
  });

  it('with a code to change it when a notice has a menu', async () => {
    const { json } = await send({ ...text_notice, task_id: 'a', action_menu: menu });

    expect(json.response_code).toEqual(expect.any(String));
  });

  it('with names in place of ids, in the fields that are translated', async () => {
    const name = '$userName=LiNa$';
    const card = {
      ...text_notice,
      source: { desc: name },
      main_title: { title: name, desc: name },
      emphasis_content: { title: name },
      sub_title_text: name,
      horizontal_content_list: [{ keyname: name, value: name }],
    };
    const body = {
      touser: 'LiNa',
      agentid: agentId,
      msgtype: 'template_card',
      template_card: card,
    };
    await callAs('message/send', { body: { ...body, enable_id_trans: 1 } });

    expect(world.sandbox.messagesTo('LiNa').at(-1)).toMatchObject({
      template_card: {
        source: { desc: '李娜' },
        main_title: { title: '李娜', desc: '李娜' },
        emphasis_content: { title: name },
        sub_title_text: '李娜',
        horizontal_content_list: [{ keyname: name, value: '李娜' }],
      },
    });
  });

  it('with empty lists, and with a subtitle instead of a title', async () => {
    const empty = { horizontal_content_list: [], jump_list: [] };
    expect((await send({ ...text_notice, ...empty })).json.errcode).toBe(0);
    const untitled = { ...text_notice, main_title: undefined };
    expect((await send({ ...untitled, sub_title_text: 'only this' })).json.errcode).toBe(0);
  });
});

describe('a card sent again word for word with the duplicate check', () => {
  const body = {
    touser: 'LiNa',
    agentid: agentId,
    msgtype: 'template_card',
    template_card: cards.button_interaction,
    enable_duplicate_check: 1,
  };
  const again = async () => (await callAs('message/send', { body })).json;

  it('is refused for its task id', async () => {
    await again();

    expect((await again()).errcode).toBe(42014);
  });

  it('reaches nobody and has no code, as chosen', async () => {
    world.sandbox.choices.repeatedCard = 'dropped';
    await again();
    const second = await again();

    expect(second).toMatchObject({ errcode: 0, msgid: expect.any(String) as string });
    expect(second).not.toHaveProperty('response_code');
    expect(world.sandbox.messages).toHaveLength(1);
    expect((await send(cards.button_interaction)).json.errcode).toBe(42014);
  });
});
