import type { InterviewState } from '#shared/interview-state.ts';
import type { Db } from '../../db/pool.ts';
import { inTransaction, type Reader } from '../../db/transaction.ts';
import type { MailMessage } from '../../mail/service.ts';
import type { Calendars } from './calendars.ts';
import type { ContactBook } from './contacts.ts';
import type { CandidateLinks } from './links.ts';
import { letterFor } from './texts.ts';
import type { CandidateMailKind } from './words/words.ts';

/** What candidates are written by mail. The delivery job asks for it when a row is due. */
export function createCandidateMails(options: {
  db: Db;
  contacts: Pick<ContactBook, 'read'>;
  links: Pick<CandidateLinks, 'current'>;
  calendars: Pick<Calendars, 'forCandidate'>;
  company: string;
}) {
  const { db, contacts, links, calendars } = options;

  return {
    /** Whether a mail could reach them: they have an address and are not erased. */
    async hasAddress(reader: Reader, candidateId: number): Promise<boolean> {
      const found = await contacts.read(reader, candidateId);
      return found !== undefined && !found.erased && found.email !== null;
    },

    /**
     * A message as it is true now, in the candidate's language, with the link that is out there.
     * Undefined when there is no address. It holds a contact and a secret: it is sent and
     * forgotten, never stored.
     * @throws ProblemError illegal_transition when there is nothing to open any more
     */
    async compose(
      kind: CandidateMailKind,
      state: InterviewState,
    ): Promise<MailMessage | undefined> {
      const to = await contacts.read(db, state.candidate.id);
      if (!to || to.erased || to.email === null) return undefined;
      const url =
        kind === 'mail_cancelled'
          ? undefined
          : await inTransaction(db, (tx) => links.current(tx, state));
      const letter = letterFor(kind, state, {
        company: options.company,
        url,
        locale: state.candidate.locale,
      });
      const ics = calendars.forCandidate(state, to.email, url);
      return { ...letter, to: to.email, ...(ics && { ics }) };
    },
  };
}

export type CandidateMails = ReturnType<typeof createCandidateMails>;
