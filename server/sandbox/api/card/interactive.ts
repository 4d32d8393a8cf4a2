import { Refusal } from '../refusal.ts';
import {
  checkUnique,
  checkUrl,
  choiceOf,
  keyOf,
  listOf,
  optionalPart,
  requiredText,
  tooLong,
  type Part,
} from './fields.ts';

/** The options a member can choose, by question. */
export interface Question {
  key: string;
  options: string[];
  multiple: boolean;
}

/** The keys that call back; a button of type 1 opens a page instead. */
export function checkButtons(card: Part): string[] {
  const keys = listOf(card.button_list, 1, 6, tooLong).flatMap((button) => {
    requiredText(button, 'text', 42038);
    if (choiceOf(button.type, [0, 1]) === 0) return [keyOf(button, 'key', 42039)];
    checkUrl(button);
    return [];
  });
  checkUnique(keys, 42039);
  return keys;
}

export function checkButtonSelection(card: Part): Question[] {
  const selection = optionalPart(card.button_selection);
  return selection ? [checkQuestion(selection, 10, 42037)] : [];
}

export function checkSelectList(card: Part): Question[] {
  const questions = listOf(card.select_list, 1, 3, 42047).map((one) =>
    checkQuestion(one, 10, 42037),
  );
  checkUnique(
    questions.map(({ key }) => key),
    42043,
  );
  return questions;
}

export function checkCheckbox(card: Part): Question[] {
  const box = optionalPart(card.checkbox);
  if (!box) throw new Refusal(42037);
  const multiple = choiceOf(box.mode, [0, 1]) === 1;
  const question = checkQuestion(box, 20, 42037);
  for (const option of listOf(box.option_list, 1, 20, 42037)) {
    if (typeof option.is_checked !== 'boolean') throw new Refusal(40058);
  }
  return [{ ...question, multiple }];
}

/** The key that calls back. An empty text becomes "提交"; a missing one is refused. */
export function checkSubmit(card: Part, isRequired: boolean): string[] {
  const button = optionalPart(card.submit_button);
  if (!button) {
    if (isRequired) throw new Refusal(42046);
    return [];
  }
  if (typeof button.text !== 'string') throw new Refusal(42049);
  return [keyOf(button, 'key', 42046)];
}

function checkQuestion(part: Part, most: number, code: number): Question {
  const key = keyOf(part, 'question_key', 42043);
  const options = listOf(part.option_list, 1, most, code).map((option) => {
    const id = requiredText(option, 'id', 42040);
    if (Buffer.byteLength(id) > 128) throw new Refusal(42040);
    requiredText(option, 'text', 42041);
    return id;
  });
  checkUnique(options, 42040);
  return { key, options, multiple: false };
}
