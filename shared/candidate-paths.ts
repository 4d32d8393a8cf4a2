/**
 * Beside `/api`, because a candidate is no member: their session's cookie goes to `/c` alone.
 * A file of its own, because the candidate's page downloads it and needs no schemas.
 */
export const candidatePaths = {
  page: '/c',
  link: (token: string) => `/c/${token}`,
  api: '/c/api',
  interview: '/c/api/interview',
  opened: '/c/api/opened',
  preferences: '/c/api/preferences',
  erasure: '/c/api/erasure',
  calendar: '/c/api/calendar.ics',
  /** `pick_slot` is at `…/pick-slot`. */
  command: (command: string) => `/c/api/${command.replaceAll('_', '-')}`,
} as const;
