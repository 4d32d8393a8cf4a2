import type { InterviewState } from '#shared/interview-state.ts';
import { locales, type Locale } from '#shared/locale.ts';
import { shortWhen, whenFor, whenIn } from './when.ts';
import { en } from './words/en.ts';
import { fr } from './words/fr.ts';
import type { CandidateMailKind, Variant, Words } from './words/words.ts';
import { zhCN } from './words/zh-cn.ts';

const words: Record<Locale, Words> = { 'zh-CN': zhCN, en, fr };

export interface Letter {
  subject: string;
  text: string;
}

/** What a candidate is written, by mail or by a recruiter's own hand. Nothing of interviewers. */
export function letterFor(
  kind: CandidateMailKind,
  state: InterviewState,
  more: { company: string; url: string | undefined; locale: Locale },
): Letter {
  const { locale, company, url } = more;
  const text = words[locale];
  const { jobTitle } = state.application;
  const variant = variantOf(kind, state);
  const when = state.slot ? shortWhen(state.slot, state.zone, locale) : '';
  const round = text.round(state.round);
  const lookOrConfirm = hasSaidYes(state) ? text.openLook : text.openConfirm;
  const open = variant === 'offered' ? text.openChoose : lookOrConfirm;
  const lines = [
    text.greeting(state.candidate.name),
    '',
    text.leads[variant]({ jobTitle, company, round }),
    '',
    ...(kind === 'mail_cancelled' ? [] : whatAndWhere(state, text, locale)),
    ...(url && kind !== 'mail_cancelled'
      ? ['', `${open}${text.colon.trimEnd()}`, url, '', text.keepPrivate]
      : []),
    text.contact(state.organizer.name),
  ];
  return { subject: text.subjects[variant]({ company, jobTitle, when }), text: lines.join('\n') };
}

/** The invitation in every language, for a recruiter to send by hand. */
export function invitationTexts(state: InterviewState, company: string, url: string) {
  const textIn = (locale: Locale) =>
    letterFor('mail_invited', state, { company, url, locale }).text;
  return Object.fromEntries(locales.map((locale) => [locale, textIn(locale)])) as Record<
    Locale,
    string
  >;
}

/** `面试 · 前端工程师 · 示例科技`: a line in the candidate's own calendar. */
export function calendarTitle(state: InterviewState, company: string, locale: Locale): string {
  return [words[locale].interview, state.application.jobTitle, company].filter(Boolean).join(' · ');
}

/** `第二轮面试 · 前端工程师 · 周雨桐`: in an interviewer's. */
export function memberCalendarTitle(state: InterviewState, locale: Locale): string {
  return [words[locale].round(state.round), state.application.jobTitle, state.candidate.name]
    .filter(Boolean)
    .join(' · ');
}

/** Time, length and place, a line each. */
export function whatAndWhere(state: InterviewState, text: Words, locale: Locale): string[] {
  const length = text.minutes(state.minutes);
  const place = state.location ? [`${text.place}${text.colon}${state.location}`] : [];
  return [...timesOf(state, text, locale), `${text.modes[state.mode]} · ${length}`, ...place];
}

export const wordsIn = (locale: Locale): Words => words[locale];

function timesOf(state: InterviewState, text: Words, locale: Locale): string[] {
  const { zone } = state;
  if (state.slot) {
    const zones = { interview: zone, candidate: state.candidate.zone };
    const [own = '', agreed] = whenFor(state.slot, zones, locale);
    if (!agreed) return [`${text.time}${text.colon}${own}`];
    return [`${text.yourTime}${text.colon}${own}`, `${text.agreedTime}${text.colon}${agreed}`];
  }
  const open = state.offers.filter((offer) => offer.state === 'open');
  const until = state.offerExpiresAt;
  return [
    `${text.offers}${text.colon.trimEnd()}`,
    ...open.map((offer) => `- ${whenIn(offer, state.candidate.zone, locale)}`),
    ...(until
      ? [
          `${text.until}${text.colon}${shortWhen({ startsAt: until, endsAt: until }, state.candidate.zone, locale)}`,
        ]
      : []),
  ];
}

/** An invitation asks for a choice, for a yes, or says that the yes has arrived. */
function variantOf(kind: CandidateMailKind, state: InterviewState): Variant {
  if (kind !== 'mail_invited') return kind;
  if (state.status === 'offered') return 'offered';
  return hasSaidYes(state) ? 'booked' : 'mail_invited';
}

function hasSaidYes(state: InterviewState): boolean {
  return state.participationRevision === state.revision;
}
