import { views, type View } from '#shared/interview.ts';

/** The hash route of a tab. */
export function listPath(view: View): string {
  return view === 'upcoming' ? '/' : `/${view}`;
}

/** The tab a hash route shows. */
export function viewAt(path: string): View {
  return views.find((view) => listPath(view) === path) ?? 'upcoming';
}
