import { rules } from '#shared/interview-rules.ts';
import { hasRole, type Viewer } from '#shared/member.ts';
import type { DeliveryEntry, DeliveryPage, NotificationStatus } from '#shared/notification.ts';
import { grantOf, type Relation } from '#shared/permissions.ts';
import { forbidden, notFound, ProblemError } from '#shared/problem-error.ts';
import { relationsOf } from '#shared/relations.ts';
import type { Db } from '../db/pool.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Interviews } from '../interviews/service.ts';
import {
  insertCopy,
  lockEntry,
  logOfInterview,
  logPage,
  type LogRow,
  type Reach,
} from './store.ts';

export type DeliveryLog = ReturnType<typeof createDeliveryLog>;

export interface ListDelivery {
  status?: NotificationStatus | undefined;
  cursor?: number | undefined;
  limit: number;
}

/** What became of every message, for whoever organises, and for whoever runs the app. */
export function createDeliveryLog(options: {
  db: Db;
  corpId: string;
  now: () => number;
  interviews: Pick<Interviews, 'readFor'>;
}) {
  const { db, corpId, now, interviews } = options;

  async function ofInterview(viewer: Viewer, interviewId: string): Promise<DeliveryPage> {
    const state = await interviews.readFor(viewer, interviewId, 'see_delivery');
    const may = mayOf(relationsOf(viewer, state));
    const rows = await logOfInterview(db, interviewId);
    return pageOf(rows, { limit: rows.length, mayAt: () => may, now: now() });
  }

  return {
    /** @throws ProblemError not_found, forbidden */
    ofInterview,

    /** Across interviews, newest first. @throws ProblemError forbidden */
    async list(viewer: Viewer, query: ListDelivery): Promise<DeliveryPage> {
      const { status, cursor, limit } = query;
      const rows = await logPage(db, {
        corpId,
        reach: reachOf(viewer),
        limit: limit + 1,
        ...(status !== undefined && { status }),
        ...(cursor !== undefined && { cursor }),
      });
      return pageOf(rows, { limit, mayAt: (row) => mayAt(viewer, row), now: now() });
    },

    /**
     * Sends a message once more; who wanted it stands in the audit log.
     * @throws ProblemError not_found, forbidden, too_soon, illegal_transition
     */
    async resend(viewer: Viewer, interviewId: string, id: number): Promise<DeliveryPage> {
      const state = await interviews.readFor(viewer, interviewId, 'see_delivery');
      if (grantOf('manage', relationsOf(viewer, state)) !== 'yes') {
        throw forbidden('Only whoever organises the interview sends messages again.');
      }
      await inTransaction(db, async (tx) => {
        const row = await lockEntry(tx, interviewId, id);
        if (!row) throw notFound('message');
        const from = resendFrom(row);
        if (from === null) {
          throw new ProblemError('illegal_transition', 'This message does not hold any more.');
        }
        if (from.getTime() > now()) {
          throw new ProblemError('too_soon', 'It was sent a few minutes ago. Give it some time.');
        }
        const at = new Date(now());
        await insertCopy(tx, { of: id, memberId: viewer.memberId, interviewId, at });
      });
      return ofInterview(viewer, interviewId);
    },
  };
}

function isLead(viewer: Viewer): boolean {
  return viewer.grants.some(({ role, scope }) => role === 'recruiter_lead' && scope === '');
}

/** @throws ProblemError forbidden */
function reachOf(viewer: Viewer): Reach {
  const mayRead = (['admin', 'recruiter', 'recruiter_lead'] as const).some((role) =>
    hasRole(viewer, role),
  );
  if (!mayRead) throw forbidden('Recruiters and administrators read the delivery log.');
  const scopes = viewer.grants
    .filter(({ role }) => role === 'recruiter' || role === 'recruiter_lead')
    .map(({ scope }) => scope);
  const after = (prefix: string) =>
    scopes.filter((scope) => scope.startsWith(prefix)).map((scope) => scope.slice(prefix.length));
  return {
    everything: hasRole(viewer, 'admin') || isLead(viewer),
    organizerId: viewer.memberId,
    jobs: after('job:'),
    departments: after('department:'),
  };
}

const resendable = new Set<NotificationStatus>(['sent', 'failed', 'expired']);

/** From when it may be sent again: a cool-down after the last copy; null when it is untrue now. */
function resendFrom(row: LogRow): Date | null {
  const holds = row.revision === row.interviewRevision;
  const isNew = row.status === 'suppressed' && row.reason === 'skipped';
  if (!holds || !(resendable.has(row.status) || isNew)) return null;
  if (row.interviewStatus === 'cancelled' && !/cancelled|withdrew/.test(row.kind)) return null;
  const last = isNew ? 0 : (row.lastAt ?? row.plannedAt).getTime();
  return new Date(last + rules.renotifyEvery);
}

/** What a reader of the log may do at one line of it: running the app names no candidate. */
interface May {
  name: boolean;
  resend: boolean;
}

function mayOf(relations: Relation[]): May {
  return {
    name: grantOf('see_delivery', relations) === 'yes',
    resend: grantOf('manage', relations) === 'yes',
  };
}

function mayAt(viewer: Viewer, row: LogRow): May {
  const { organizerId, jobTitle, department } = row;
  if (organizerId === null) return { name: false, resend: false };
  const organizer = { memberId: organizerId };
  const application = { jobTitle: jobTitle ?? '', department: department ?? '' };
  // Seats give no right to the log.
  return mayOf(relationsOf(viewer, { seats: [], organizer, application }));
}

function pageOf(
  rows: LogRow[],
  { limit, mayAt, now }: { limit: number; mayAt: (row: LogRow) => May; now: number },
): DeliveryPage {
  const items = rows.slice(0, limit).map((row) => entryOf(row, mayAt(row)));
  const last = items.at(-1);
  return {
    items,
    nextCursor: last && rows.length > limit ? String(last.id) : null,
    now: new Date(now).toISOString(),
  };
}

function entryOf(row: LogRow, may: May): DeliveryEntry {
  const { interviewId, jobTitle, round, candidateName } = row;
  const isCandidate = row.userid === null;
  return {
    id: row.id,
    kind: row.kind,
    channel: row.channel,
    interview:
      interviewId === null
        ? null
        : {
            id: interviewId,
            jobTitle: jobTitle ?? '',
            round: round ?? 1,
            candidateName: may.name ? (candidateName ?? '') : '',
          },
    revision: row.revision,
    userid: row.userid,
    name: isCandidate && !may.name ? '' : row.name,
    plannedAt: row.plannedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    status: row.status,
    at: row.at.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    reason: row.reason,
    errcode: row.errcode,
    advice: row.advice,
    answer: row.answer,
    answeredAt: row.answeredAt?.toISOString() ?? null,
    resendFrom: may.resend ? (resendFrom(row)?.toISOString() ?? null) : null,
  };
}
