import type { TimedDetail } from '#shared/interview.ts';
import { t } from '../i18n/index.ts';
import { formatShortDate, formatTime, formatTimes, zoneName } from '../i18n/time.ts';
import type { ShareCard } from '../wecom/jssdk.ts';
import { roundName } from './round.ts';

/** The card others see in a chat: what and when, never who the candidate is. */
export function shareCard(detail: TimedDetail): ShareCard {
  const { startsAt, zone, pageUrl } = detail;
  const when = `${formatShortDate(startsAt, zone)} ${formatTime(startsAt, zone)}`;
  const time = `${formatShortDate(startsAt, zone)} ${formatTimes(detail, zone)}`;
  return {
    title: [roundName(detail.round), detail.jobTitle, when].join(' · '),
    desc: t('share.desc', { time, zone: zoneName(zone) }),
    link: pageUrl,
    imgUrl: new URL('/share.png', pageUrl).href,
  };
}
