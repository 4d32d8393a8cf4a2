import { labelIn, type Scorecard } from '#shared/scorecard.ts';
import { locale, t } from '../../i18n/index.ts';

/** With its version; the built-in one has but one. */
export function scorecardName({ id, name, version }: Pick<Scorecard, 'id' | 'name' | 'version'>) {
  const words = labelIn(name, locale());
  return id === null ? words : t('scorecards.named', { name: words, n: version });
}
