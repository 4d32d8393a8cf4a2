import {
  maskEmail,
  maskPhone,
  normaliseEmail,
  normalisePhone,
  type CandidateContact,
  type CandidateInvitation,
  type FindCandidates,
  type FoundCandidate,
  type SendLink,
  type UpdateContact,
} from '#shared/candidate.ts';
import type { InterviewState } from '#shared/interview-state.ts';
import type { Viewer } from '#shared/member.ts';
import { grantOf, type Action, type Grant } from '#shared/permissions.ts';
import { forbidden, notFound } from '#shared/problem-error.ts';
import { relationsOf } from '#shared/relations.ts';
import { relationsAtLarge } from '#shared/roles.ts';
import type { Audit } from '../../audit/service.ts';
import type { Db } from '../../db/pool.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Interviews } from '../../interviews/service.ts';
import type { Notifications } from '../../notifications/service.ts';
import { findByHash, interviewsOf } from '../store.ts';
import type { CalendarFile } from './calendar-file.ts';
import type { Calendars } from './calendars.ts';
import type { ContactBook, Contacts } from './contacts.ts';
import type { Erase } from './erase.ts';
import type { Keyring } from './keyring.ts';
import type { CandidateLinks } from './links.ts';
import { invitationTexts } from './texts.ts';

/** What members do about candidates. Every method decides for itself what the viewer may do. */
export function createDesk(options: {
  db: Db;
  corpId: string;
  contacts: ContactBook;
  keyring: Pick<Keyring, 'hashes'>;
  links: Pick<CandidateLinks, 'rotate' | 'current'>;
  calendars: Pick<Calendars, 'forMember'>;
  erase: Pick<Erase, 'request'>;
  audit: Pick<Audit, 'record'>;
  interviews: Pick<Interviews, 'read' | 'state'>;
  notifications: Pick<Notifications, 'invite'>;
  company: { name: string };
  now: () => number;
}) {
  const { db, contacts, audit, interviews } = options;

  /** @throws ProblemError not_found when they may not see it, forbidden when not do this */
  async function look(viewer: Viewer, id: string, action: Action) {
    const state = await interviews.read(viewer, id);
    const grant = grantOf(action, relationsOf(viewer, state));
    if (!grant) throw forbidden('Your roles do not allow this here. Ask whoever organises it.');
    return { state, grant };
  }

  async function contactOf(state: InterviewState): Promise<Contacts> {
    const found = await contacts.read(db, state.candidate.id);
    if (!found) throw notFound('candidate');
    return found;
  }

  return {
    /** Recorded, whoever looks. @throws ProblemError not_found, forbidden */
    async reveal(viewer: Viewer, id: string): Promise<CandidateContact> {
      const { state, grant } = await look(viewer, id, 'see_contact');
      const shown = present(await contactOf(state), grant);
      await inTransaction(db, (tx) =>
        audit.record(tx, {
          actorId: viewer.memberId,
          action: shown.masked ? 'contact_masked' : 'contact_revealed',
          object: { kind: 'candidate', id: shown.candidateId },
          detail: { interview: id },
        }),
      );
      return shown;
    },

    /** @throws ProblemError not_found, forbidden, validation_failed */
    async update(viewer: Viewer, id: string, given: UpdateContact): Promise<CandidateContact> {
      const { state } = await look(viewer, id, 'manage');
      await inTransaction(db, async (tx) => {
        await contacts.update(tx, state.candidate.id, given, new Date(options.now()));
        await audit.record(tx, {
          actorId: viewer.memberId,
          action: 'contact_updated',
          object: { kind: 'candidate', id: state.candidate.id },
          detail: { interview: id, fields: Object.keys(given).sort().join(' ') },
        });
      });
      return present(await contactOf(state), 'yes');
    },

    /**
     * Candidates with this phone or mail address whose interviews the viewer may see.
     * @throws ProblemError forbidden
     */
    async find(viewer: Viewer, by: FindCandidates): Promise<FoundCandidate[]> {
      if (!grantOf('create', relationsAtLarge(viewer))) {
        throw forbidden('Only recruiters look for candidates.');
      }
      const [kind, value] =
        by.phone === undefined
          ? (['email', normaliseEmail(by.email ?? '')] as const)
          : (['phone', normalisePhone(by.phone)] as const);
      const hashes = options.keyring.hashes(kind, value);
      const found = await findByHash(db, options.corpId, kind, hashes);
      const all = await interviewsOf(
        db,
        found.map(({ id }) => id),
      );
      const states = await Promise.all(all.map(({ id }) => interviews.state(id)));
      const known = states.filter((state) => state !== undefined).filter(knowsContact(viewer));
      return found.flatMap(({ id, name }) => {
        const theirs = known.filter(({ candidate }) => candidate.id === id);
        const [first] = theirs;
        if (!first) return [];
        const { zone } = first.candidate;
        return [{ candidateId: id, name, zone, interviews: theirs.map(presentFound) }];
      });
    },

    /**
     * A link for the candidate and what to send with it; by mail too, where that is wanted and
     * possible. Renewed, the earlier link is dead.
     * @throws ProblemError not_found, forbidden, illegal_transition
     */
    async invite(viewer: Viewer, id: string, how: SendLink): Promise<CandidateInvitation> {
      const { state } = await look(viewer, id, 'manage');
      const { locale } = state.candidate;
      return inTransaction(db, async (tx) => {
        const url = how.renew
          ? await options.links.rotate(tx, state, viewer.memberId)
          : await options.links.current(tx, state);
        await audit.record(tx, {
          actorId: viewer.memberId,
          action: 'candidate_link_made',
          object: { kind: 'candidate', id: state.candidate.id },
          detail: { interview: id, renewed: how.renew },
        });
        const mailed = how.mail && (await options.notifications.invite(tx, state));
        return { url, texts: invitationTexts(state, options.company.name, url), locale, mailed };
      });
    },

    /** @throws ProblemError not_found, forbidden */
    async requestErasure(viewer: Viewer, id: string): Promise<void> {
      const { state } = await look(viewer, id, 'request_erasure');
      await inTransaction(db, (tx) =>
        options.erase.request(tx, state.candidate.id, viewer.memberId),
      );
    },

    /** @throws ProblemError not_found, also while it has no time */
    async calendar(viewer: Viewer, id: string): Promise<CalendarFile> {
      const { state, grant } = await look(viewer, id, 'see');
      const file = options.calendars.forMember(state, viewer, grant === 'yes');
      if (!file) throw notFound('calendar entry while the interview has no time');
      return file;
    },
  };
}

export type Desk = ReturnType<typeof createDesk>;

/** May this reader know that a contact belongs to that interview's candidate? */
const knowsContact = (viewer: Viewer) => (state: InterviewState) => {
  const grant = grantOf('see_contact', relationsOf(viewer, state));
  return grant === 'yes' || grant === 'logged';
};

function presentFound(state: InterviewState): FoundCandidate['interviews'][number] {
  return {
    id: state.id,
    applicationId: state.application.id,
    jobTitle: state.application.jobTitle,
    department: state.application.department,
    round: state.round,
    status: state.status,
    startsAt: state.slot?.startsAt.toISOString() ?? null,
  };
}

function present(found: Contacts, grant: Grant): CandidateContact {
  const masked = grant === 'masked';
  return {
    candidateId: found.id,
    name: masked ? '' : found.name,
    phone: found.phone && masked ? maskPhone(found.phone) : found.phone,
    email: found.email && masked ? maskEmail(found.email) : found.email,
    locale: found.locale,
    zone: found.zone,
    masked,
    erased: found.erased,
    erasureRequestedAt: found.erasureRequestedAt?.toISOString() ?? null,
  };
}
