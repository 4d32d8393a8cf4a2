import type { Locale } from '#shared/locale.ts';
import { scorecardLimits } from '#shared/scorecard.ts';

const lastPart = 4;

/** `problem_solving` from "Problem solving"; `item` where no letter is Latin. Takes it. */
export function keyFrom(label: Readonly<Record<Locale, string>>, taken: Set<string>): string {
  const stem = [label.en, label.fr, label['zh-CN']].map(latin).find(Boolean) ?? 'item';
  let key = stem;
  for (let number = 2; taken.has(key); number += 1) key = `${stem}_${number}`;
  taken.add(key);
  return key;
}

/** Leaves room for a number. Starts with a letter, as keys must. */
function latin(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, scorecardLimits.key - lastPart)
    .replace(/_+$/, '');
}
