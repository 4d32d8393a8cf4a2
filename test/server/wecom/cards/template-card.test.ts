import { describe, expect, it } from 'vitest';
import type { TemplateCard, VoteInteraction } from '../../../../server/wecom/cards/card-types.ts';
import { templateCardFields } from '../../../../server/wecom/cards/template-card.ts';
import { buttons, mainTitle, menu, multiple, news, options, text, url, vote } from './cards.ts';

describe('the five cards', () => {
  it('are spelled as WeCom spells them', () => {
    expect(
      plain({
        ...buttons,
        source: { desc: 'Interview', descColor: 0 },
        horizontal: [
          { keyname: '候选人', value: '张三' },
          { keyname: '房间', value: '进入', url },
          { keyname: '面试官', userid: 'LiNa' },
        ],
        cardAction: { url },
        selection: { questionKey: 'when', selectedId: 'o1', options: options(2) },
      }),
    ).toEqual({
      card_type: 'button_interaction',
      task_id: 'interview-42@7',
      source: { desc: 'Interview', desc_color: 0 },
      main_title: { title: 'Interview' },
      horizontal_content_list: [
        { keyname: '候选人', value: '张三' },
        { keyname: '房间', value: '进入', type: 1, url },
        { keyname: '面试官', type: 3, userid: 'LiNa' },
      ],
      card_action: { type: 1, url },
      button_selection: { question_key: 'when', selected_id: 'o1', option_list: options(2) },
      button_list: [
        { text: 'Accept', style: 1, key: 'accept' },
        { type: 1, text: 'Open', url },
      ],
    });
    expect(plain(vote)).toMatchObject({
      checkbox: { question_key: 'q', mode: 0, option_list: [{ id: 'o0', is_checked: false }, {}] },
      submit_button: { text: 'Send', key: 'send' },
    });
    expect(plain(multiple)).toMatchObject({ select_list: [{ question_key: 'q' }] });
    expect(plain({ ...text, actionMenu: menu, taskId: 'm', jumps: [{ title: 'Rules' }] })).toEqual({
      card_type: 'text_notice',
      task_id: 'm',
      main_title: { title: 'Interview' },
      action_menu: { action_list: [{ text: 'Mute', key: 'mute' }] },
      jump_list: [{ type: 0, title: 'Rules' }],
      card_action: { type: 1, url },
    });
    expect(plain({ ...news, vertical: [{ title: 'v' }] })).toMatchObject({
      card_image: { url },
      vertical_content_list: [{ title: 'v' }],
    });
  });

  it('as replacements have no task id, may be greyed, and need no submit button', () => {
    const replacement: VoteInteraction = {
      type: 'vote_interaction',
      mainTitle,
      checkbox: { ...vote.checkbox, disable: true },
      replaceText: 'Sent',
    };

    expect(templateCardFields(replacement, 'replacement')).toMatchObject({
      checkbox: { disable: true },
      replace_text: 'Sent',
      task_id: undefined,
    });
    expect(() => templateCardFields(vote, 'replacement')).toThrow(/task_id/);
    expect(() => templateCardFields({ ...vote, replaceText: 'x' })).toThrow(/replace_text/);
  });
});

/** Without the fields that JSON leaves out. */
function plain(card: TemplateCard): unknown {
  return JSON.parse(JSON.stringify(templateCardFields(card)));
}
