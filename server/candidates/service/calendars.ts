import type { InterviewState } from '#shared/interview-state.ts';
import { seatOf } from '#shared/interview-state.ts';
import type { Locale } from '#shared/locale.ts';
import { calendarFile, type CalendarFile } from './calendar-file.ts';
import { calendarTitle, memberCalendarTitle, whatAndWhere, wordsIn } from './texts.ts';

export type Calendars = ReturnType<typeof createCalendars>;

/** An interview as an entry for somebody's calendar; undefined while it has no time. */
export function createCalendars(options: {
  publicUrl: string;
  company: string;
  mailFrom: string;
  now: () => number;
}) {
  const { publicUrl, company } = options;
  const sender = () => ({
    host: new URL(publicUrl).hostname,
    mailFrom: options.mailFrom,
    at: new Date(options.now()),
  });

  return {
    /** Without interviewers and notes. `pageUrl` is the secret link when the reader has it. */
    forCandidate(
      state: InterviewState,
      email: string | null,
      pageUrl: string | undefined,
    ): CalendarFile | undefined {
      const { locale, name } = state.candidate;
      const text = wordsIn(locale);
      const room = state.mode === 'online' ? state.candidateLink : '';
      const reader = {
        locale,
        name,
        email,
        title: calendarTitle(state, company, locale),
        description: [
          ...whatAndWhere(state, text, locale),
          ...(pageUrl ? [pageUrl] : []),
          text.contact(state.organizer.name),
        ],
        url: room || pageUrl || '',
        confirmed: state.participationRevision === state.revision,
      };
      return calendarFile(state, reader, sender());
    },

    /** For somebody of the corp. `whole` is false for readers who may know the time only. */
    forMember(
      state: InterviewState,
      reader: { memberId: number; name: string; locale: Locale },
      whole: boolean,
    ): CalendarFile | undefined {
      const seat = seatOf(state, reader.memberId);
      const shown = whole
        ? state
        : { ...state, candidate: { ...state.candidate, name: '' }, location: '' };
      const page = `${publicUrl}/i/${state.id}`;
      return calendarFile(
        shown,
        {
          locale: reader.locale,
          name: reader.name,
          email: null,
          title: memberCalendarTitle(shown, reader.locale),
          description: [page],
          url: (whole && state.mode === 'online' && seat?.roomUrl) || page,
          confirmed: seat?.response === 'accepted',
        },
        sender(),
      );
    },
  };
}
