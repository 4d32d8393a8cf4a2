import type { Draft } from './draft-fields.ts';
import type { FieldErrors } from './field-errors.ts';

/** What can be said without asking: a blank field needs no round trip. */
export function missingInDraft(draft: Draft): FieldErrors {
  const needed: (keyof Draft)[] = ['candidateName', 'jobTitle'];
  if (draft.way === 'fixed') needed.push('date');
  // A draft may wait for its room; the others need a place to meet.
  if (draft.mode === 'online' && draft.way !== 'draft') needed.push('roomUrl');
  if (draft.mode === 'onsite') needed.push('location');
  const blank = needed.filter((field) => String(draft[field]).trim() === '');
  const found: FieldErrors = Object.fromEntries(blank.map((field) => [field, 'required']));
  if (!draft.interviewers.some(({ seat }) => seat === 'judge')) found['interviewers'] = 'too_few';
  if (draft.way === 'offer' && draft.offers.length === 0) found['offers'] = 'required';
  return found;
}
