import { beforeEach, describe, expect, it } from 'vitest';
import { cards, useCards } from './use-cards.ts';

const { world, app, save, settled, sent, update, shown } = useCards();
beforeEach(() => save());

/** The texts of the elements called `name`, in order. */
const texts = (name: string) =>
  [
    ...(app.arrived.at(-1)?.message ?? '').matchAll(
      new RegExp(`<${name}><!\\[CDATA\\[(.*?)\\]\\]>`, 'g'),
    ),
  ].map(([, text]) => text);

async function click(click: Parameters<typeof world.sandbox.clickCard>[0]) {
  world.sandbox.clickCard(click);
  await settled();
}

describe('a member who taps a card', () => {
  it('is named to the app, with the key, the card and a fresh code that changes it once', async () => {
    const first = await sent();
    await update(first, { userids: ['LiNa'], button: { replace_name: 'Taken' } });

    await click({ userid: 'zhangsan', taskId: 'interview-42@7', key: 'accept' });

    expect(texts('Event')).toEqual(['template_card_event']);
    expect(texts('FromUserName')).toEqual(['ZhangSan']);
    expect(texts('EventKey')).toEqual(['accept']);
    expect(texts('TaskId')).toEqual(['interview-42@7']);
    expect(texts('CardType')).toEqual(['button_interaction']);
    const [code = ''] = texts('ResponseCode');
    expect(code).not.toBe(first);
    const change = { atall: 1, button: { replace_name: 'Accepted' } };
    expect((await update(code, change)).json.errcode).toBe(0);
    expect((await update(code, change)).json.errcode).toBe(60140);
    expect(shown('ZhangSan')).toMatchObject({ replaced: 'Accepted' });
  });

  it('sends what was chosen, or what the card had chosen for them', async () => {
    await sent(cards.vote_interaction);
    await click({
      userid: 'LiNa',
      taskId: 'vote-1',
      key: 'send',
      selected: { day: ['mon', 'tue'] },
    });
    expect(texts('QuestionKey')).toEqual(['day']);
    expect(texts('OptionId')).toEqual(['mon', 'tue']);

    await sent(cards.multiple_interaction);
    await click({ userid: 'LiNa', taskId: 'multi-1', key: 'send' });
    expect(texts('OptionId')).toEqual(['good']);
  });

  it('on an entry of the menu is another event, also when the buttons are gone', async () => {
    const action_menu = { action_list: [{ text: 'Mute', key: 'mute' }] };
    const code = await sent({ ...cards.button_interaction, action_menu });
    await update(code, { atall: 1, button: { replace_name: 'Done' } });

    await click({ userid: 'LiNa', taskId: 'interview-42@7', key: 'mute' });

    expect(texts('Event')).toEqual(['template_card_menu_event']);
    expect(app.arrived.at(-1)?.message).not.toContain('SelectedItems');
  });

  it('cannot tap what is not there', async () => {
    const code = await sent(cards.vote_interaction, 'LiNa');
    const card = { userid: 'LiNa', taskId: 'vote-1' };
    const tap = (change: object) => () =>
      world.sandbox.clickCard({ ...card, key: 'send', ...change });

    expect(tap({ userid: 'ZhangSan' })).toThrow('no such card');
    expect(tap({ key: 'other' })).toThrow('nothing with the key');
    expect(tap({ selected: { day: ['wed'] } })).toThrow('no option wed');
    expect(tap({ selected: { night: ['mon'] } })).toThrow('does not ask night');
    await update(code, { atall: 1, button: { replace_name: 'Closed' } });
    expect(tap({})).toThrow('no buttons any more');
    await settled();
    expect(app.arrived).toHaveLength(0);
  });
});
