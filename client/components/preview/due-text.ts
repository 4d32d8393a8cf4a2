import { t } from '../../i18n/index.ts';
import { formatShortDate, formatTime, readerZone } from '../../i18n/time.ts';

/** Sooner than this counts as at once. */
const soonMs = 2 * 60_000;

/** When a message goes out, on the reader's clock. */
export function dueText(dueAt: string, now: number): string {
  if (Date.parse(dueAt) - now < soonMs) return t('told.now');
  const zone = readerZone();
  return `${formatShortDate(dueAt, zone)} ${formatTime(dueAt, zone)}`;
}
