import { Refusal } from '../refusal.ts';
import {
  checkActionMenu,
  checkCardAction,
  checkHorizontal,
  checkImages,
  checkJumps,
  checkQuote,
  checkSource,
  checkTexts,
  checkTitle,
  checkVertical,
} from './common.ts';
import { checkUnique, optionalPart, optionalString, type Part } from './fields.ts';
import {
  checkButtons,
  checkButtonSelection,
  checkCheckbox,
  checkSelectList,
  checkSubmit,
  type Question,
} from './interactive.ts';

export const cardTypes = [
  'text_notice',
  'news_notice',
  'button_interaction',
  'vote_interaction',
  'multiple_interaction',
] as const;
export type CardType = (typeof cardTypes)[number];

/** What a card that passed the checks can do. */
export interface CheckedCard {
  type: CardType;
  taskId: string | undefined;
  /** Keys of buttons that call back, and of entries of the menu. */
  buttonKeys: string[];
  menuKeys: string[];
  questions: Question[];
  /** Whether a click can reach the app. */
  callsBack: boolean;
}

export interface CardContext {
  /** In `update_template_card`: no task id, a submit button may be missing. */
  isReplacement: boolean;
  hasMedia: (id: string) => boolean;
  /** The app has a verified callback URL. */
  isReady: boolean;
}

/**
 * A template card as WeCom checks it (page 90236). Where no code of its own is published, a missing
 * field is 40063 and one that is too long 40058; that is our choice, as is the order.
 * @throws Refusal 42031, 43012, 42014, 420xx, 40058, 40063, 45034
 */
export function checkCard(card: Part, context: CardContext): CheckedCard {
  const type = cardTypes.find((one) => one === card.card_type);
  if (!type) throw new Refusal(42031);
  const interactive = type.endsWith('_interaction');
  const hasMenu = type !== 'vote_interaction' && type !== 'multiple_interaction';
  const callsBack = interactive || (hasMenu && optionalPart(card.action_menu) !== undefined);
  if (callsBack && !context.isReady) throw new Refusal(43012);

  const taskId = checkTaskId(card, callsBack, context);
  checkSource(card);
  checkTexts(card);
  const menuKeys = hasMenu ? checkActionMenu(card) : [];
  const own = checkOwn(type, card, context);
  // Keys are unique in the whole card.
  checkUnique([...menuKeys, ...own.buttonKeys], 42051);
  return { type, taskId, menuKeys, callsBack, ...own };
}

function checkTaskId(card: Part, isRequired: boolean, context: CardContext): string | undefined {
  const taskId = optionalString(card.task_id);
  if (context.isReplacement) {
    if (taskId !== undefined) throw new Refusal(42014);
    return undefined;
  }
  if (taskId === undefined && !isRequired) return undefined;
  if (!taskId || !/^[\w\-@]+$/.test(taskId) || Buffer.byteLength(taskId) > 128) {
    throw new Refusal(42014);
  }
  return taskId;
}

type Own = Pick<CheckedCard, 'buttonKeys' | 'questions'>;

function checkOwn(type: CardType, card: Part, context: CardContext): Own {
  switch (type) {
    case 'text_notice':
      if (!optionalString(card.sub_title_text)) checkTitle(card);
      return checkNotice(card, context);
    case 'news_notice':
      checkTitle(card);
      checkImages(card);
      checkVertical(card);
      return checkNotice(card, context);
    case 'button_interaction':
      checkTitle(card);
      checkQuote(card);
      checkHorizontal(card, context.hasMedia);
      checkCardAction(card, false);
      return { questions: checkButtonSelection(card), buttonKeys: checkButtons(card) };
    case 'vote_interaction':
      checkTitle(card);
      return {
        questions: checkCheckbox(card),
        buttonKeys: checkSubmit(card, !context.isReplacement),
      };
    case 'multiple_interaction':
      checkTitle(card);
      return {
        questions: checkSelectList(card),
        buttonKeys: checkSubmit(card, !context.isReplacement),
      };
  }
}

function checkNotice(card: Part, context: CardContext): Own {
  checkQuote(card);
  checkHorizontal(card, context.hasMedia);
  checkJumps(card);
  checkCardAction(card, true);
  return { questions: [], buttonKeys: [] };
}
