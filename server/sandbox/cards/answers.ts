import type { CheckedCard } from '../api/card/check-card.ts';
import type { Question } from '../api/card/interactive.ts';
import { optionalPart, type Part } from '../api/card/fields.ts';
import type { XmlFields } from '../../wecom/callback-xml.ts';

export type Selected = Record<string, string[]>;

/**
 * The `SelectedItems` of a click (page 90240); absent when the card asks nothing.
 * @throws Error for an option the card does not offer, or too many
 */
export function answersOf(card: Part, { questions }: CheckedCard, selected: Selected): XmlFields {
  for (const key of Object.keys(selected)) {
    if (!questions.some((question) => question.key === key)) {
      throw new Error(`The card does not ask ${key}.`);
    }
  }
  if (questions.length === 0) return {};
  const items = questions.map((question) => {
    const chosen = selected[question.key] ?? preselected(card, question);
    check(question, chosen);
    return { QuestionKey: question.key, OptionIds: { OptionId: chosen } };
  });
  return { SelectedItems: { SelectedItem: items } };
}

function check({ key, options, multiple }: Question, chosen: string[]): void {
  const strange = chosen.find((id) => !options.includes(id));
  if (strange !== undefined) throw new Error(`${key} has no option ${strange}.`);
  if (!multiple && chosen.length > 1) throw new Error(`${key} takes one option.`);
}

/** A drop-down shows `selected_id`, else its first option; a checkbox what `is_checked` says. */
function preselected(card: Part, question: Question): string[] {
  const box = optionalPart(card.checkbox);
  if (box?.question_key === question.key) {
    const options = Array.isArray(box.option_list) ? box.option_list.map(optionalPart) : [];
    return options.flatMap((one) => (one?.is_checked === true ? [String(one.id)] : []));
  }
  const lists = [card.button_selection, card.select_list].flat().map((one) => optionalPart(one));
  const part = lists.find((one) => one?.question_key === question.key);
  const wanted = question.options.find((id) => id === part?.selected_id);
  return [wanted ?? question.options[0] ?? ''];
}
