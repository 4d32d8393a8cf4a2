import { beforeEach, describe, expect, it } from 'vitest';
import { cards, useCards } from './use-cards.ts';

const { world, save, send } = useCards();
beforeEach(() => save());

const { text_notice, news_notice, button_interaction, vote_interaction, multiple_interaction } =
  cards;
const menu = { desc: 'more', action_list: [{ text: 'Mute', key: 'mute' }] };
const long = (bytes: number) => 'k'.repeat(bytes);
const times = <T>(count: number, one: T): T[] => Array<T>(count).fill(one);

describe('a template card is refused', () => {
  const menuOf = (action_list: unknown) => ({
    ...text_notice,
    task_id: 'm',
    action_menu: { action_list },
  });
  const select = (change: object) => ({
    ...multiple_interaction,
    select_list: [{ ...multiple_interaction.select_list[0], ...change }],
  });
  const box = (change: object) => ({
    ...vote_interaction,
    checkbox: { ...vote_interaction.checkbox, ...change },
  });
  const option = { id: 'a', text: 'A', is_checked: true };

  it.each<[string, number, object]>([
    ['without a type', 42031, { ...text_notice, card_type: undefined }],
    ['of an unknown type', 42031, { ...text_notice, card_type: 'video_notice' }],
    ['without a task id', 42014, { ...button_interaction, task_id: undefined }],
    ['with a menu and no task id', 42014, { ...text_notice, action_menu: menu }],
    ['with a blank in its task id', 42014, { ...button_interaction, task_id: 'a b' }],
    ['with a task id of 129 bytes', 42014, { ...button_interaction, task_id: long(129) }],
    ['without a title', 41016, { ...button_interaction, main_title: {} }],
    ['with neither title nor subtitle', 41016, { ...text_notice, main_title: { desc: 'd' } }],
    ['with a strange colour', 40058, { ...text_notice, source: { desc_color: 4 } }],
    ['with an empty menu', 40058, menuOf([])],
    ['with four entries in the menu', 40058, menuOf(times(4, menu.action_list[0]))],
    ['with two entries of one key', 42051, menuOf(times(2, menu.action_list[0]))],
    [
      'with a button of the key of an entry',
      42051,
      {
        ...button_interaction,
        action_menu: menu,
        button_list: [{ text: 'b', key: 'mute' }],
      },
    ],
    [
      'with a title that is no text',
      40035,
      { ...text_notice, main_title: { title: 'x', desc: 7 } },
    ],
    ['with an icon without a scheme', 45034, { ...text_notice, source: { icon_url: 'a.png' } }],
    ['with a menu key of 1025 bytes', 40058, menuOf([{ text: 'x', key: long(1025) }])],
    [
      'with seven rows',
      42035,
      { ...text_notice, horizontal_content_list: times(7, { keyname: 'k' }) },
    ],
    [
      'with a row without a name',
      42027,
      { ...text_notice, horizontal_content_list: [{ value: 'v' }] },
    ],
    [
      'with a row that leads nowhere',
      42028,
      { ...text_notice, horizontal_content_list: [{ keyname: 'k', type: 1 }] },
    ],
    [
      'with a row without its file',
      42029,
      { ...text_notice, horizontal_content_list: [{ keyname: 'k', type: 2 }] },
    ],
    [
      'with a file that was never uploaded',
      40007,
      { ...text_notice, horizontal_content_list: [{ keyname: 'k', type: 2, media_id: 'x' }] },
    ],
    [
      'with a row without its member',
      42050,
      { ...text_notice, horizontal_content_list: [{ keyname: 'k', type: 3 }] },
    ],
    ['with four jumps', 42042, { ...text_notice, jump_list: times(4, { title: 't' }) }],
    ['with a jump without a title', 42033, { ...text_notice, jump_list: [{}] }],
    [
      'with a jump to no mini program',
      42030,
      { ...text_notice, jump_list: [{ title: 't', type: 2 }] },
    ],
    ['without an action', 42045, { ...text_notice, card_action: undefined }],
    [
      'with an action without a type',
      42045,
      { ...text_notice, card_action: { url: 'https://a.cn' } },
    ],
    ['with an action without a URL', 42028, { ...text_notice, card_action: { type: 1 } }],
    [
      'with a URL without a scheme',
      45034,
      { ...text_notice, card_action: { type: 1, url: 'a.cn' } },
    ],
    ['with a quote that leads nowhere', 42028, { ...text_notice, quote_area: { type: 1 } }],
    ['without a picture', 42044, { ...news_notice, card_image: undefined }],
    [
      'with a picture that is too wide',
      40058,
      { ...news_notice, card_image: { url: 'https://a.cn', aspect_ratio: 2.25 } },
    ],
    ['with five lines', 42036, { ...news_notice, vertical_content_list: times(5, { title: 't' }) }],
    ['without buttons', 40058, { ...button_interaction, button_list: [] }],
    [
      'with seven buttons',
      40058,
      { ...button_interaction, button_list: times(7, { text: 'b', key: 'k' }) },
    ],
    ['with a button without a text', 42038, { ...button_interaction, button_list: [{ key: 'k' }] }],
    ['with a button without a key', 42039, { ...button_interaction, button_list: [{ text: 'b' }] }],
    [
      'with two buttons of one key',
      42039,
      { ...button_interaction, button_list: times(2, { text: 'b', key: 'k' }) },
    ],
    [
      'with a drop-down without a question',
      42043,
      { ...button_interaction, button_selection: { option_list: [option] } },
    ],
    [
      'with a drop-down without options',
      42037,
      { ...button_interaction, button_selection: { question_key: 'q', option_list: [] } },
    ],
    ['with eleven options', 42037, select({ option_list: times(11, option) })],
    ['with an option without an id', 42040, select({ option_list: [{ text: 'x' }] })],
    [
      'with an option id of 129 bytes',
      42040,
      select({ option_list: [{ id: long(129), text: 'x' }] }),
    ],
    ['with two options of one id', 42040, select({ option_list: [option, option] })],
    ['with an option without a text', 42041, select({ option_list: [{ id: 'a' }] })],
    [
      'with four drop-downs',
      42047,
      { ...multiple_interaction, select_list: times(4, multiple_interaction.select_list[0]) },
    ],
    ['with a checkbox of 21 options', 42037, box({ option_list: times(21, option) })],
    [
      'with a checkbox that does not say what is checked',
      40058,
      box({ option_list: [{ id: 'a', text: 'A' }] }),
    ],
    ['without a submit button', 42046, { ...vote_interaction, submit_button: undefined }],
    [
      'with a submit button without a key',
      42046,
      { ...vote_interaction, submit_button: { text: 's' } },
    ],
    [
      'with a submit button without a text',
      42049,
      { ...vote_interaction, submit_button: { key: 'k' } },
    ],
    ['with a number where text belongs', 40035, { ...text_notice, sub_title_text: 7 }],
  ])('%s: %i', async (_what, errcode, card) => {
    const { json } = await send({ ...card });

    expect(json.errcode).toBe(errcode);
    expect(world.sandbox.messages).toHaveLength(0);
  });

  it('with a task id that the app has used before', async () => {
    await send(button_interaction);

    expect((await send(button_interaction)).json.errcode).toBe(42014);
  });

  it('when it calls back and the app has no callback URL', async () => {
    world.sandbox.removeCallback();

    expect((await send(button_interaction)).json.errcode).toBe(43012);
    const withMenu = { ...text_notice, task_id: 'a', action_menu: menu };
    expect((await send(withMenu)).json.errcode).toBe(43012);
    expect((await send(text_notice)).json.errcode).toBe(0);
  });
});
