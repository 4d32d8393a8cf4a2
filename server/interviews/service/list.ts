import { parseDate, toZoned, type ZonedDateTime } from '@internationalized/date';
import type { ListInterviews } from '#shared/interview-input.ts';
import type { InterviewPage } from '#shared/interview.ts';
import type { Viewer } from '#shared/member.ts';
import { fieldProblem, forbidden, invalid } from '#shared/problem-error.ts';
import { grantsBeyondOwn } from '#shared/relations.ts';
import type { Db } from '../../db/pool.ts';
import {
  listPlanned,
  listTimed,
  type Circle,
  type Key,
  type Page,
  type Window,
} from '../store/list-store.ts';
import { readStates } from '../store/state-store.ts';
import { listTodo } from '../store/todo-store.ts';
import { present } from './present.ts';

/** Which rows a view holds, and in which order; today is the reader's today. */
function windowOf(input: ListInterviews, now: Date): Window & Pick<Page, 'order'> {
  if (input.view === 'past') return { overAt: now, order: 'desc' };
  if (input.view === 'upcoming') return { endsAfter: now, live: true, order: 'asc' };
  const { from, to } = dayAround(now, input.zone);
  return { endsAfter: from, startsBefore: to, order: 'asc' };
}

/** The day in that zone, which has 23 or 25 hours when clocks change. */
export function dayAround(now: Date, zone: string): { from: Date; to: Date } {
  const date = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(now);
  const day = parseDate(date);
  const start = (zoned: ZonedDateTime) => zoned.toDate();
  return { from: start(toZoned(day, zone)), to: start(toZoned(day.add({ days: 1 }), zone)) };
}

export function createList(options: { db: Db; corpId: string; now: () => number }) {
  const { db, corpId } = options;

  async function pageOf(
    viewer: Viewer,
    input: ListInterviews,
    now: Date,
    limit: number,
  ): Promise<{ keys: Key[]; count?: number }> {
    const after = input.cursor === undefined ? undefined : readCursor(input.cursor);
    if (input.view === 'todo') {
      const whose = { corpId, memberId: viewer.memberId, at: now };
      return listTodo(db, whose, { after, limit });
    }
    const circle = input.scope === 'team' ? teamOf(viewer) : mineOf(viewer);
    const page = { corpId, circle, after, limit };
    if (input.view === 'planning')
      return { keys: await listPlanned(db, { ...page, order: 'asc' }) };
    const { order, ...window } = windowOf(input, now);
    return { keys: await listTimed(db, { ...page, order }, window) };
  }

  return async function list(viewer: Viewer, input: ListInterviews): Promise<InterviewPage> {
    const now = new Date(options.now());
    const { keys, ...counted } = await pageOf(viewer, input, now, input.limit + 1);
    const shown = keys.slice(0, input.limit);
    const last = shown.at(-1);
    const states = await readStates(
      db,
      corpId,
      shown.map(({ id }) => id),
    );
    const byId = new Map(states.map((state) => [state.id, state]));
    return {
      items: shown
        .map(({ id }) => byId.get(id))
        .filter((state) => state !== undefined)
        .map((state) => present(state, viewer)),
      nextCursor: last && keys.length > input.limit ? writeCursor(last) : null,
      ...counted,
      now: now.toISOString(),
    };
  };
}

function mineOf(viewer: Viewer): Circle {
  return { kind: 'mine', memberId: viewer.memberId };
}

/** What the reader's roles let them see beyond their own. @throws ProblemError forbidden */
function teamOf(viewer: Viewer): Circle {
  const seeing = grantsBeyondOwn(viewer);
  if (seeing.length === 0) {
    throw forbidden('Your roles show your own interviews only. Ask a recruiter lead for more.');
  }
  const scopes = (kind: string) =>
    seeing
      .filter(({ scope }) => scope.startsWith(`${kind}:`))
      .map(({ scope }) => scope.slice(kind.length + 1));
  return {
    kind: 'team',
    everything: seeing.some(({ role, scope }) => scope === '' || role === 'auditor'),
    jobs: scopes('job'),
    departments: scopes('department'),
  };
}

function writeCursor(key: Key): string {
  return Buffer.from(`${key.at.toISOString()} ${key.id}`).toString('base64url');
}

function readCursor(cursor: string): Key {
  const [text, id, ...rest] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  const at = new Date(text ?? '');
  if (rest.length > 0 || !id || !/^[a-z2-7]{16}$/.test(id) || Number.isNaN(at.getTime())) {
    throw invalid([
      fieldProblem('cursor', 'invalid', 'Start again from the first page, without a cursor.'),
    ]);
  }
  return { at, id };
}
