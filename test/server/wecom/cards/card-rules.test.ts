import { describe, expect, it } from 'vitest';
import type {
  ButtonInteraction,
  NewsNotice,
  TemplateCard,
} from '../../../../server/wecom/cards/card-types.ts';
import { templateCardFields } from '../../../../server/wecom/cards/template-card.ts';
import { WecomLimitError } from '../../../../server/wecom/limit-error.ts';
import { buttons, mainTitle, menu, multiple, news, options, text, url, vote } from './cards.ts';

describe('a card that breaks a rule', () => {
  const long = (bytes: number) => 'k'.repeat(bytes);
  const noTask: ButtonInteraction = {
    type: 'button_interaction',
    mainTitle,
    buttons: buttons.buttons,
  };

  it.each<[string, TemplateCard]>([
    ['task_id', noTask],
    ['task_id', { ...text, actionMenu: menu }],
    ['task_id', { ...buttons, taskId: 'a b' }],
    ['task_id', { ...buttons, taskId: long(129) }],
    ['main_title.title', { ...text, mainTitle: { desc: 'only' } }],
    ['main_title.title', { ...buttons, mainTitle: { title: '' } }],
    ['action_menu.action_list', { ...text, taskId: 'a', actionMenu: { actions: [] } }],
    [
      'action_menu.action_list',
      { ...text, taskId: 'a', actionMenu: { actions: Array(4).fill(menu.actions[0]) } },
    ],
    [
      'action_menu.action_list[0].key',
      { ...text, taskId: 'a', actionMenu: { actions: [{ text: 'x', key: long(1025) }] } },
    ],
    ['horizontal_content_list', { ...text, horizontal: Array(7).fill({ keyname: 'k' }) }],
    ['horizontal_content_list[0].keyname', { ...text, horizontal: [{ keyname: '' }] }],
    ['horizontal_content_list[0].url', { ...text, horizontal: [{ keyname: 'k', url: 'x' }] }],
    ['horizontal_content_list[0].userid', { ...text, horizontal: [{ keyname: 'k', userid: '' }] }],
    ['jump_list', { ...text, jumps: Array(4).fill({ title: 'j' }) }],
    ['jump_list[0].title', { ...text, jumps: [{ title: '' }] }],
    ['card_action.url', { ...text, cardAction: { url: 'e.com' } }],
    ['card_action.appid', { ...text, cardAction: { appid: '' } }],
    ['card_image', { ...news, image: undefined } as unknown as NewsNotice],
    ['card_image.aspect_ratio', { ...news, image: { url, aspectRatio: 1.3 } }],
    ['card_image.aspect_ratio', { ...news, image: { url, aspectRatio: 2.25 } }],
    ['vertical_content_list', { ...news, vertical: Array(5).fill({ title: 'v' }) }],
    ['button_list', { ...buttons, buttons: [] }],
    [
      'button_list',
      { ...buttons, buttons: Array.from({ length: 7 }, (_, at) => ({ text: 'b', key: `k${at}` })) },
    ],
    [
      'button_list',
      {
        ...buttons,
        buttons: [
          { text: 'a', key: 'k' },
          { text: 'b', key: 'k' },
        ],
      },
    ],
    ['button_list', { ...buttons, actionMenu: menu, buttons: [{ text: 'a', key: 'mute' }] }],
    ['button_list[0].text', { ...buttons, buttons: [{ text: '', key: 'k' }] }],
    ['button_list[0].key', { ...buttons, buttons: [{ text: 'a', key: long(1025) }] }],
    [
      'button_selection.option_list',
      { ...buttons, selection: { questionKey: 'q', options: options(11) } },
    ],
    [
      'button_selection.question_key',
      { ...buttons, selection: { questionKey: '', options: options(1) } },
    ],
    ['checkbox.option_list', { ...vote, checkbox: { questionKey: 'q', options: [] } }],
    [
      'checkbox.option_list',
      {
        ...vote,
        checkbox: {
          questionKey: 'q',
          options: options(21).map((one) => ({ ...one, isChecked: true })),
        },
      },
    ],
    [
      'checkbox.option_list[0].id',
      {
        ...vote,
        checkbox: { questionKey: 'q', options: [{ id: long(129), text: 'x', isChecked: true }] },
      },
    ],
    ['checkbox.disable', { ...vote, checkbox: { ...vote.checkbox, disable: true } }],
    ['select_list', { ...multiple, selections: [] }],
    [
      'select_list',
      { ...multiple, selections: Array(2).fill({ questionKey: 'q', options: options(1) }) },
    ],
    [
      'select_list[0].option_list',
      { ...multiple, selections: [{ questionKey: 'q', options: [...options(1), ...options(1)] }] },
    ],
    ['submit_button.text', { ...multiple, submit: { text: '', key: 'k' } }],
    ['submit_button.key', { ...multiple, submit: { text: 's', key: long(1025) } }],
  ])('is refused with the name of the field: %s', (field, card) => {
    const broken = () => templateCardFields(card);

    expect(broken).toThrow(WecomLimitError);
    expect(broken).toThrow(new RegExp(`^template_card\\.${field.replace(/[[\].]/g, '\\$&')} `));
  });

  it('is accepted at the limit itself', () => {
    const key = (at: number) => String(at).padEnd(1024, 'k');
    const full: ButtonInteraction = {
      ...buttons,
      taskId: long(128),
      buttons: Array.from({ length: 6 }, (_, at) => ({ text: 'b', key: key(at) })),
      horizontal: Array.from({ length: 6 }, () => ({ keyname: 'k' })),
      selection: {
        questionKey: long(1024),
        options: options(10).map(({ text }, at) => ({ id: String(at).padEnd(128, 'i'), text })),
      },
    };

    expect(() => templateCardFields(full)).not.toThrow();
    expect(() => templateCardFields({ ...news, image: { url, aspectRatio: 1.31 } })).not.toThrow();
    expect(() => templateCardFields({ ...news, imageText: { imageUrl: url } })).not.toThrow();
  });
});
