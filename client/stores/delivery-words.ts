import { isMessageKey, t } from '../i18n/index.ts';

/** Why a message was not sent or did not arrive, in words; null when there is nothing to say. */
export function deliveryReason(reason: string | null): string | null {
  const key = `delivery.reason.${reason ?? ''}`;
  return isMessageKey(key) ? t(key) : null;
}
