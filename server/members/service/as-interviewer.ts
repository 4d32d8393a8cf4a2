import type { Locale } from '#shared/locale.ts';
import type { Viewer } from '#shared/member.ts';

/**
 * A member who acts from a chat or a calendar, where nobody has signed in: with no more rights
 * than their seats give them.
 */
export function asInterviewer(member: {
  id: number;
  userid: string;
  name: string;
  locale: Locale;
}): Viewer {
  const { id: memberId, userid, name, locale } = member;
  return { memberId, userid, name, locale, roles: ['interviewer'], grants: [] };
}
