import { beforeEach, describe, expect, it } from 'vitest';
import { agentId, cards, useCards } from './use-cards.ts';
import { otherApp } from './use-sandbox.ts';

const { world, app, call, callAs, token, save, sent, settled, update, shown } = useCards();
beforeEach(() => save());
const grey = { button: { replace_name: 'Accepted' } };
const hour = 3_600_000;
const lastMessage = () => app.arrived.at(-1)?.message ?? '';

describe('message/update_template_card', () => {
  it('greys the buttons for the members it names, and leaves the others’', async () => {
    const { json } = await update(await sent(), { userids: ['zhangsan'], ...grey });

    expect(json).toEqual({ errcode: 0, errmsg: 'ok', invaliduser: [] });
    expect(shown('ZhangSan')).toMatchObject({ replaced: 'Accepted' });
    expect(shown('LiNa')).not.toHaveProperty('replaced');
  });

  it('replaces the card for everybody who received it', async () => {
    const { card_type, main_title, card_action } = cards.text_notice;
    const template_card = { card_type, main_title, card_action, sub_title_text: '$userName=LiNa$' };

    const { json } = await update(await sent(), { atall: 1, template_card, enable_id_trans: 1 });

    expect(json.errcode).toBe(0);
    for (const userid of ['ZhangSan', 'LiNa']) {
      expect(shown(userid)).toMatchObject({
        template_card: { card_type: 'text_notice', sub_title_text: '李娜' },
      });
    }
  });

  it('gives a card that was grey buttons again when it replaces it', async () => {
    const code = await sent();
    const click = { userid: 'LiNa', taskId: 'interview-42@7', key: 'accept' };
    world.sandbox.clickCard(click);
    await settled();
    const [, second = ''] = /<ResponseCode><!\[CDATA\[(.*?)\]/.exec(lastMessage()) ?? [];
    await update(code, { atall: 1, ...grey });
    expect(() => world.sandbox.clickCard(click)).toThrow('no buttons any more');

    const template_card = { ...cards.button_interaction, task_id: undefined };
    expect((await update(second, { atall: 1, template_card })).json.errcode).toBe(0);
    expect(() => world.sandbox.clickCard(click)).not.toThrow();
  });

  it('leaves those alone who are not visible any more', async () => {
    const code = await sent();
    world.sandbox.company.setVisible('LiNa', false);

    expect((await update(code, { atall: 1, ...grey })).json.errcode).toBe(0);
    expect(shown('ZhangSan')).toMatchObject({ replaced: 'Accepted' });
    expect(shown('LiNa')).not.toHaveProperty('replaced');
  });

  it('names in an array whom it could not change, and changes the rest', async () => {
    const code = await sent(cards.button_interaction, 'LiNa');

    const { json } = await update(code, { userids: ['LiNa', 'ZhangSan', 'Nobody'], ...grey });

    expect(json).toMatchObject({ errcode: 0, invaliduser: ['zhangsan', 'nobody'] });
    expect(shown('LiNa')).toMatchObject({ replaced: 'Accepted' });
  });

  it('takes a code once', async () => {
    const code = await sent();
    await update(code, { atall: 1, ...grey });

    const { json } = await update(code, { atall: 1, ...grey });

    expect(json).toMatchObject({ errcode: 60140, invaliduser: [] });
  });

  it('takes a code for 72 hours', async () => {
    const [early, late] = [
      await sent(),
      await sent({ ...cards.button_interaction, task_id: 'another' }),
    ];
    world.clock.advance(72 * hour - 1000);
    expect((await update(early, { atall: 1, ...grey })).json.errcode).toBe(0);
    world.clock.advance(2000);
    expect((await update(late, { atall: 1, ...grey })).json.errcode).toBe(60140);
  });

  it.each<[string, number, object]>([
    ['an unknown code', 60140, { atall: 1, response_code: 'x', ...grey }],
    ['no target', 82101, grey],
    ['a target who did not get the card', 82102, { userids: ['Hidden'], ...grey }],
    ['1001 targets', 40032, { userids: Array<string>(1001).fill('a'), ...grey }],
    ['101 departments', 82002, { partyids: Array<number>(101).fill(1), ...grey }],
    ['101 tags', 82003, { tagids: Array<number>(101).fill(1), ...grey }],
    ['userids joined in a text', 40035, { userids: 'ZhangSan|LiNa', ...grey }],
    ['no change', 82101, { atall: 1 }],
    ['no name on the buttons', 42019, { atall: 1, button: {} }],
    ['a task id in the new card', 42014, { atall: 1, template_card: cards.button_interaction }],
    ['a wrong new card', 42031, { atall: 1, template_card: { card_type: 'x' } }],
    ['no agentid', 41011, { atall: 1, agentid: undefined, ...grey }],
    ['another app’s agentid', 301002, { atall: 1, agentid: otherApp.agentId, ...grey }],
  ])('refuses %s with %i, and leaves the code in force', async (_what, errcode, rest) => {
    const code = await sent();

    expect((await update(code, { ...rest })).json.errcode).toBe(errcode);
    expect((await update(code, { atall: 1, ...grey })).json.errcode).toBe(0);
  });

  it('refuses the code of another app’s card', async () => {
    const code = await sent();
    const query = { access_token: await token(otherApp.secret) };
    const body = { agentid: otherApp.agentId, response_code: code, atall: 1, ...grey };

    const { json } = await call('message/update_template_card', { query, body });

    expect(json.errcode).toBe(42015);
  });

  it('lets a replacement grey itself and leave its submit button out', async () => {
    const { vote_interaction } = cards;
    const without = { task_id: undefined, submit_button: undefined };
    const template_card = { ...vote_interaction, ...without, replace_text: 'Sent' };

    expect((await update(await sent(), { atall: 1, template_card })).json.errcode).toBe(0);
    expect(shown('LiNa')).toMatchObject({ replaced: 'Sent' });
  });
});

describe('message/recall', () => {
  async function msgidOf(): Promise<string> {
    const body = { touser: 'LiNa', agentid: agentId, msgtype: 'text', text: { content: 'x' } };
    return String((await callAs('message/send', { body })).json.msgid);
  }

  it('takes a message out of the chats within 24 hours', async () => {
    const msgid = await msgidOf();
    world.clock.advance(24 * hour - 1000);

    expect((await callAs('message/recall', { body: { msgid } })).json.errcode).toBe(0);
    expect(shown('LiNa')).toMatchObject({ recalled: true });
  });

  it('takes back also what reached nobody, as one message too many or a repetition', async () => {
    const body = { touser: 'Disabled', agentid: agentId, msgtype: 'text', text: { content: 'x' } };
    const { msgid } = (await callAs('message/send', { body })).json;
    expect(world.sandbox.messages).toHaveLength(0);

    expect((await callAs('message/recall', { body: { msgid } })).json.errcode).toBe(0);
  });

  it('refuses one that is older, unknown, missing, or of another app', async () => {
    const msgid = await msgidOf();
    const query = { access_token: await token(otherApp.secret) };
    expect((await call('message/recall', { query, body: { msgid } })).json.errcode).toBe(40058);
    expect((await callAs('message/recall', { body: { msgid: 'x' } })).json.errcode).toBe(40058);
    expect((await callAs('message/recall', { body: {} })).json.errcode).toBe(40063);

    world.clock.advance(24 * hour);
    expect((await callAs('message/recall', { body: { msgid } })).json.errcode).toBe(42052);
  });
});
