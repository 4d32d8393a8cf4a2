import { t } from '../../i18n/index.ts';

export function declineReasons(): string[] {
  return [t('reason.busy'), t('reason.away'), t('reason.notMine'), t('reason.knowThem')];
}

export function moveReasons(): string[] {
  return [t('reason.candidateAsked'), t('reason.interviewerAsked'), t('reason.roomGone')];
}

export function cancelReasons(): string[] {
  return [t('reason.candidateOut'), t('reason.positionGone'), t('reason.duplicate')];
}

export function seatReasons(): string[] {
  return [t('reason.busy'), t('reason.away'), t('reason.better')];
}
