import type { ClockView } from '#shared/interview.ts';

/** The hash route of a tab. */
export function listPath(view: ClockView): string {
  return view === 'upcoming' ? '/' : `/${view}`;
}

/** The tab a hash route shows. */
export function viewAt(path: string): ClockView {
  if (path === listPath('today')) return 'today';
  return path === listPath('past') ? 'past' : 'upcoming';
}
