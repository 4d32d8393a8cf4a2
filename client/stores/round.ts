import { isMessageKey, t } from '../i18n/index.ts';

/** `二面`, `Round 2`, `2e entretien`. */
export function roundName(round: number): string {
  const key = `round.${round}`;
  return isMessageKey(key) ? t(key) : String(round);
}
