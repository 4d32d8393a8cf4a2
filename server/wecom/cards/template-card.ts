import { check } from '../check.ts';
import { WecomLimitError } from '../limit-error.ts';
import type { TemplateCard } from './card-types.ts';
import { buttons, checkbox, replaceText, selection, selections, submit } from './interactive.ts';
import { newsParts, noticeParts, textParts } from './notices.ts';
import { actionMenu, heading, horizontal, linkAction, quote, sourceOf } from './parts.ts';

export type { TemplateCard } from './card-types.ts';

const root = 'template_card';

/**
 * A card as WeCom spells it, for `message/send`, or for the card that replaces one.
 * @throws WecomLimitError with the field that breaks a rule of page 90236
 */
export function templateCardFields(card: TemplateCard, use: 'new' | 'replacement' = 'new'): object {
  const isNew = use === 'new';
  return {
    card_type: card.type,
    source: sourceOf(card.source),
    task_id: taskId(card, isNew),
    ...ownFields(card, isNew),
  };
}

function ownFields(card: TemplateCard, isNew: boolean): object {
  switch (card.type) {
    case 'text_notice':
      return { ...textParts(card), ...noticeParts(card) };
    case 'news_notice':
      return { ...newsParts(card), ...noticeParts(card) };
    case 'button_interaction':
      return {
        action_menu: actionMenu(card.actionMenu),
        main_title: heading(`${root}.main_title`, card.mainTitle, true),
        quote_area: quote(card.quote),
        sub_title_text: card.subTitle,
        horizontal_content_list: horizontal(card.horizontal),
        card_action: card.cardAction && linkAction(`${root}.card_action`, card.cardAction),
        button_selection:
          card.selection && selection(`${root}.button_selection`, card.selection, isNew),
        button_list: buttons(card),
        replace_text: replaceText(card.replaceText, isNew),
      };
    case 'vote_interaction':
      return {
        main_title: heading(`${root}.main_title`, card.mainTitle, true),
        checkbox: checkbox(card, isNew),
        submit_button: submit(card.submit, isNew),
        replace_text: replaceText(card.replaceText, isNew),
      };
    case 'multiple_interaction':
      return {
        main_title: heading(`${root}.main_title`, card.mainTitle, true),
        select_list: selections(card, isNew),
        submit_button: submit(card.submit, isNew),
        replace_text: replaceText(card.replaceText, isNew),
      };
  }
}

function taskId(card: TemplateCard, isNew: boolean): string | undefined {
  const field = `${root}.task_id`;
  const { taskId: id } = card;
  if (!isNew) {
    if (id !== undefined) throw new WecomLimitError(field, 'does not belong into a replacement');
    return undefined;
  }
  if (id === undefined) {
    const callsBack = card.type.endsWith('_interaction') || 'actionMenu' in card;
    if (callsBack) throw new WecomLimitError(field, 'is required for a card that calls back');
    return undefined;
  }
  if (!/^[0-9A-Za-z_\-@]+$/.test(id)) {
    throw new WecomLimitError(field, 'may hold digits, letters, _ - and @ only');
  }
  check.bytes(field, id, 128);
  return id;
}
