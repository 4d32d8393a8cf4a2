import { parseDate, toZoned, type ZonedDateTime } from '@internationalized/date';
import type { InterviewPage, ListInterviews } from '#shared/interview.ts';
import type { Viewer } from '#shared/member.ts';
import { fieldProblem, invalid } from '#shared/problem-error.ts';
import type { Db } from '../../db/pool.ts';
import { listInterviews, type Edge, type InterviewRow } from '../store.ts';
import { present } from './present.ts';

/** Which rows a view holds, and in which order; today is the reader's today. */
function rowsOf(input: ListInterviews, now: Date) {
  if (input.view === 'past') return { endsBy: now, order: 'desc' as const };
  if (input.view === 'upcoming') return { endsAfter: now, order: 'asc' as const };
  const { from, to } = dayAround(now, input.zone);
  return { endsAfter: from, startsBefore: to, order: 'asc' as const };
}

/** The day in that zone, which has 23 or 25 hours when clocks change. */
export function dayAround(now: Date, zone: string): { from: Date; to: Date } {
  const date = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(now);
  const day = parseDate(date);
  const start = (zoned: ZonedDateTime) => zoned.toDate();
  return { from: start(toZoned(day, zone)), to: start(toZoned(day.add({ days: 1 }), zone)) };
}

export function createList(options: { db: Db; corpId: string; now: () => number }) {
  return async function list(viewer: Viewer, input: ListInterviews): Promise<InterviewPage> {
    const now = new Date(options.now());
    const rows = await listInterviews(options.db, options.corpId, viewer.memberId, {
      ...rowsOf(input, now),
      after: input.cursor === undefined ? undefined : readCursor(input.cursor),
      limit: input.limit + 1,
    });
    const items = rows.slice(0, input.limit);
    const last = items.at(-1);
    return {
      items: items.map((row) => present(row, viewer)),
      nextCursor: last && rows.length > input.limit ? writeCursor(last) : null,
      now: now.toISOString(),
    };
  };
}

function writeCursor(row: InterviewRow): string {
  return Buffer.from(`${row.starts_at.toISOString()} ${row.id}`).toString('base64url');
}

function readCursor(cursor: string): Edge {
  const [at, id, ...rest] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  const startsAt = new Date(at ?? '');
  if (rest.length > 0 || !id || !/^[a-z2-7]{16}$/.test(id) || Number.isNaN(startsAt.getTime())) {
    throw invalid([
      fieldProblem('cursor', 'invalid', 'Start again from the first page, without a cursor.'),
    ]);
  }
  return { startsAt, id };
}
