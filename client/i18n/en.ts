import type { Messages } from './messages.ts';
import { cardsEn } from './cards-en.ts';
import { deliveryEn } from './delivery-en.ts';
import { deskEn } from './desk-en.ts';
import { formEn } from './form-en.ts';
import { lifeEn } from './life-en.ts';
import { logEn } from './log-en.ts';
import { accountsEn } from './accounts-en.ts';
import { closingEn } from './closing-en.ts';
import { erasuresEn } from './erasures-en.ts';
import { peopleEn } from './people-en.ts';
import { feedbackEn } from './feedback-en.ts';
import { scheduleEn } from './schedule-en.ts';
import { stepsEn } from './steps-en.ts';

export const en: Messages = {
  ...feedbackEn,
  ...scheduleEn,
  ...cardsEn,
  ...deliveryEn,
  ...deskEn,
  ...formEn,
  ...lifeEn,
  ...logEn,
  ...stepsEn,
  ...accountsEn,
  ...closingEn,
  ...erasuresEn,
  ...peopleEn,

  'app.name': 'Interviews',
  'app.loading': 'Loading…',
  'app.slow': 'Still loading, the network is slow…',
  'app.offline': 'You are offline. This is what was loaded before.',
  'app.retry': 'Try again',
  'app.refresh': 'Refresh',
  'app.back': 'Back',
  'app.close': 'Close',
  'app.requestId': 'Request id: {id}',
  'app.home': 'Back to my interviews',

  'title.list': 'My interviews',
  'title.interview': 'Interview',
  'title.schedule': 'Schedule an interview',
  'title.signedOut': 'You are signed out',
  'title.signInFailed': 'Sign-in did not work',
  'title.notFound': 'No such page',
  'title.account': 'Account and settings',

  'view.label': 'Interview lists',
  'view.upcoming': 'Upcoming',
  'view.today': 'Today',
  'view.past': 'Past',

  'list.next': 'Up next',
  'list.now': 'Happening now',
  'list.more': 'Load more',
  'list.pick': 'Pick an interview on the left to see it here.',
  'list.schedule': 'Schedule',
  'list.timesIn': 'Times shown in {zone} time',
  'list.organizing': 'Scheduled by me',

  'empty.upcoming': 'No interviews yet',
  'empty.upcoming.hint': 'WeCom will message you as soon as one is scheduled for you.',
  'empty.upcoming.recruiter': 'Schedule the first one: its interviewers get a WeCom message.',
  'empty.today': 'Nothing today',
  'empty.past': 'Nothing in the past yet',

  'phase.upcoming': 'Upcoming',
  'phase.soon': 'Starting soon',
  'phase.running': 'In progress',
  'phase.over': 'Over',

  'round.1': 'Round 1',
  'round.2': 'Round 2',
  'round.3': 'Round 3',
  'round.4': 'Round 4',
  'round.5': 'Round 5',
  'round.6': 'Round 6',
  'round.7': 'Round 7',
  'round.8': 'Round 8',
  'round.9': 'Round 9',

  'time.now': 'now',
  'time.inMinutes': { one: 'in {n} minute', other: 'in {n} minutes' },
  'time.inHours': 'in {h} h {m} min',
  'time.inWholeHours': { one: 'in {n} hour', other: 'in {n} hours' },
  'time.started': { one: 'started {n} minute ago', other: 'started {n} minutes ago' },
  'time.ended': 'ended {when}',
  'time.minutes': '{n} min',
  'time.zoneLine': '{time} in {zone} ({offset})',
  'time.here': '{zone} time ({offset})',
  'time.today': 'Today',
  'time.tomorrow': 'Tomorrow',
  'time.yesterday': 'Yesterday',

  'zone.Asia/Shanghai': 'Beijing',
  'zone.Asia/Hong_Kong': 'Hong Kong',
  'zone.Asia/Taipei': 'Taipei',
  'zone.Asia/Singapore': 'Singapore',
  'zone.Asia/Tokyo': 'Tokyo',
  'zone.Asia/Kolkata': 'Kolkata',
  'zone.Europe/London': 'London',
  'zone.Europe/Paris': 'Paris',
  'zone.Europe/Berlin': 'Berlin',
  'zone.America/New_York': 'New York',
  'zone.America/Los_Angeles': 'Los Angeles',
  'zone.Australia/Sydney': 'Sydney',
  'zone.UTC': 'UTC',

  'detail.when': 'When',
  'detail.where': 'Room',
  'detail.people': 'Interviewers',
  'detail.organizer': 'Scheduled by {name}',
  'detail.organizerYou': 'Scheduled by you',
  'detail.you': 'You',
  'detail.lead': 'Lead',
  'detail.notes': 'Notes',
  'detail.join': 'Join',
  'detail.joinHint': 'You can go in early to try your camera and microphone.',
  'detail.over': 'This interview is over.',
  'detail.copyRoom': 'Copy link',
  'detail.share': 'Share to a chat',
  'detail.copyPage': 'Copy interview link',
  'detail.openElsewhere': 'Nothing opened? Copy the link and open it in a browser.',

  'invite.sending': 'Sending the message',
  'invite.sent': 'Message handed to WeCom',
  'invite.failed': 'Message not sent',
  'invite.suppressed': 'Not sent: the interview changed',
  'invite.expired': 'Not sent: too late to be useful',
  'invite.code': 'WeCom error {code}',
  'invite.failedHint':
    'Please tell this interviewer another way, and pass this on to your administrator.',

  'share.desc': '{time} ({zone})',
  'notice.copied': 'Link copied',
  'notice.copyFailed': 'The link could not be copied. Press and hold it below to copy it.',
  'notice.shared': 'Shared',
  'notice.shareFallback': 'WeCom sharing did not open, so the link was copied: paste it in a chat.',
  'notice.opened': 'Opened in your browser',
  'notice.created': 'Scheduled. The interviewers will get a WeCom message.',
  'notice.draftRestored': 'Your unfinished draft is back.',
  'notice.pickFailed': 'Contacts did not open. Search below or type an account.',
  'notice.languageSaved': 'Language changed',

  'error.validation_failed': 'Something needs a change: see the fields marked below.',
  'error.not_signed_in': 'Your session ended, signing you in again…',
  'error.forbidden': 'You may not see this. If that is wrong, ask whoever scheduled the interview.',
  'error.foreign_origin':
    'The request came from another site and was stopped. Reload the page and try again.',
  'error.not_found': 'This interview does not exist, or you are not part of it.',
  'error.idempotency_conflict': 'The form changed since the last attempt. Please submit once more.',
  'error.stale_revision': 'This interview has just changed. Look at it again, then decide.',
  'error.illegal_transition': 'That is not possible now. See the present state of the interview.',
  'error.seat_conflict': 'Somebody already has an interview then. Choose another time or person.',
  'error.round_taken': 'This candidate already has this round.',
  'error.identity_taken': 'One side of this pair is taken. Remove what is there first.',
  'error.too_soon': 'This was sent a moment ago. Try again in a few minutes.',
  'error.link_invalid': 'This link opens nothing. Ask the recruiter for a new one.',
  'error.too_many_requests': 'Too many requests. Please wait a minute and try again.',
  'error.wecom_unavailable': 'WeCom is not answering. Please try again shortly.',
  'error.wecom_refused':
    'WeCom refused the request. Please send the request id to your administrator.',
  'error.database_unavailable': 'The service is briefly unavailable. Please try again shortly.',
  'error.internal':
    'Something went wrong. Try again; if it stays, send the request id to your administrator.',
  'error.network': 'The server cannot be reached. Check your network and try again.',
  'error.timeout': 'No answer for too long. Please try again.',
  'error.title': 'Could not load',
  'error.forbidden.title': 'Not for you',
  'error.not_found.title': 'Not found',

  'account.open': 'Account and settings',
  'account.language': 'Language',
  'account.signOut': 'Sign out',
  'account.version': 'Opening the app in WeCom signs you in by itself.',

  'signedOut.text': 'Open the app in the workbench again, or use the button below, to sign in.',
  'signedOut.action': 'Sign in again',
  'signInFailed.text':
    'You signed in but were not recognised. The browser may be blocking cookies: allow them and try again.',
  'signInFailed.action': 'Try again',
  'notFound.text': 'The link may be incomplete, or the page has moved.',
};
