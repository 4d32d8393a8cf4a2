import { scorecardLimits } from '#shared/scorecard.ts';
import type { FieldErrors } from './field-errors.ts';
import { writtenIn, type ScorecardFields, type Words } from './scorecard-fields.ts';

/**
 * What can be said without asking, under the names the server uses: `questions.0.label`, with
 * its language behind it where there are three.
 */
export function faultsOf(fields: ScorecardFields, taken: readonly string[]): FieldErrors {
  const found: FieldErrors = {};
  const languages = writtenIn(fields);
  const isBlank = (words: Words) => languages.every((locale) => words[locale].trim() === '');

  function needWords(field: string, words: Words): void {
    for (const locale of languages) {
      if (words[locale].trim() !== '') continue;
      found[fields.three ? `${field}.${locale}` : field] = 'required';
    }
  }

  const name = fields.name.trim();
  if (name === '') found['name'] = 'required';
  else if (taken.includes(name)) found['name'] = 'duplicate';
  if (fields.questions.length === 0) found['questions'] = 'too_few';
  fields.questions.forEach(({ label, hint, kind, options }, index) => {
    const field = `questions.${index}`;
    needWords(`${field}.label`, label);
    // A hint may be missing, but not in some languages only.
    if (!isBlank(hint)) needWords(`${field}.hint`, hint);
    if (kind !== 'choice') return;
    if (options.length < scorecardLimits.options.least) found[`${field}.options`] = 'too_few';
    options.forEach((one, place) => needWords(`${field}.options.${place}.label`, one.label));
  });
  return found;
}
