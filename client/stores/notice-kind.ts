import { isMessageKey, t } from '../i18n/index.ts';

/** What a message is about, in words; one that a newer server knows is "a message". */
export function noticeKind(kind: string): string {
  const key = `kind.${kind}`;
  return t(isMessageKey(key) ? key : 'kind.other');
}
