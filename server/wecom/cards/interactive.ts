import { check } from '../check.ts';
import { WecomLimitError } from '../limit-error.ts';
import type {
  Button,
  ButtonInteraction,
  MultipleInteraction,
  Option,
  Selection,
  VoteInteraction,
} from './card-types.ts';
import { checkKey } from './parts.ts';

const root = 'template_card';

export function buttons(card: ButtonInteraction): object[] {
  const field = `${root}.button_list`;
  check.count(field, card.buttons, 1, 6);
  const keys = card.buttons.flatMap((button) => ('key' in button ? [button.key] : []));
  const menuKeys = card.actionMenu?.actions.map(({ key }) => key) ?? [];
  check.unique(field, [...keys, ...menuKeys]);
  return card.buttons.map((button, at) => buttonFields(`${field}[${at}]`, button));
}

function buttonFields(field: string, button: Button): object {
  const { text, style } = button;
  check.filled(`${field}.text`, text);
  if ('key' in button) {
    checkKey(`${field}.key`, button.key);
    return { text, style, key: button.key };
  }
  check.url(`${field}.url`, button.url);
  return { type: 1, text, style, url: button.url };
}

export function selection(field: string, given: Selection, isNew: boolean): object {
  checkKey(`${field}.question_key`, given.questionKey);
  return {
    question_key: given.questionKey,
    title: given.title,
    selected_id: given.selectedId,
    option_list: options(`${field}.option_list`, given.options, 10).map(({ id, text }) => ({
      id,
      text,
    })),
    disable: disable(field, given.disable, isNew),
  };
}

export function selections(card: MultipleInteraction, isNew: boolean): object[] {
  const field = `${root}.select_list`;
  check.count(field, card.selections, 1, 3);
  check.unique(
    field,
    card.selections.map(({ questionKey }) => questionKey),
  );
  return card.selections.map((one, at) => selection(`${field}[${at}]`, one, isNew));
}

export function checkbox({ checkbox: box }: VoteInteraction, isNew: boolean): object {
  const field = `${root}.checkbox`;
  checkKey(`${field}.question_key`, box.questionKey);
  const list = options(`${field}.option_list`, box.options, 20);
  return {
    question_key: box.questionKey,
    mode: box.multiple ? 1 : 0,
    option_list: list.map(({ id, text, isChecked }) => ({ id, text, is_checked: isChecked })),
    disable: disable(field, box.disable, isNew),
  };
}

export function submit(
  button: { text: string; key: string } | undefined,
  isNew: boolean,
): object | undefined {
  const field = `${root}.submit_button`;
  if (!button) {
    if (isNew) throw new WecomLimitError(field, 'is required');
    return undefined;
  }
  check.filled(`${field}.text`, button.text);
  checkKey(`${field}.key`, button.key);
  return { text: button.text, key: button.key };
}

export function replaceText(text: string | undefined, isNew: boolean): string | undefined {
  if (isNew && text !== undefined) {
    throw new WecomLimitError(`${root}.replace_text`, 'belongs into a replacement only');
  }
  return text;
}

function options<T extends Option>(field: string, list: T[], most: number): T[] {
  check.count(field, list, 1, most);
  list.forEach(({ id, text }, at) => {
    check.filled(`${field}[${at}].id`, id);
    check.bytes(`${field}[${at}].id`, id, 128);
    check.filled(`${field}[${at}].text`, text);
  });
  check.unique(
    field,
    list.map(({ id }) => id),
  );
  return list;
}

function disable(field: string, given: boolean | undefined, isNew: boolean): boolean | undefined {
  if (isNew && given !== undefined) {
    throw new WecomLimitError(`${field}.disable`, 'belongs into a replacement only');
  }
  return given;
}
