/** Where a sign-in may end: pages of ours. Anything else becomes the first page. */
export function safeReturnPath(wanted: unknown): string {
  if (typeof wanted !== 'string') return '/';
  return /^\/(i\/[a-z2-7]{16}(\/(feedback|report))?)?$/.test(wanted) ? wanted : '/';
}
