import type { View } from '#shared/interview.ts';

/** The hash route of a tab. */
export function listPath(view: View): string {
  return view === 'upcoming' ? '/' : `/${view}`;
}
