import { sql, type RawBuilder } from 'kysely';
import type { Reader } from '../../db/transaction.ts';

/** Where a page ends: what the list is sorted by, and the id. */
export interface Edge {
  at: Date;
  id: string;
}

export interface Key {
  at: Date;
  id: string;
}

/** Whose interviews: those a member organises or sits in, or all of some jobs and departments. */
export type Circle =
  | { kind: 'mine'; memberId: number }
  | { kind: 'team'; everything: boolean; jobs: string[]; departments: string[] };

export interface Page {
  corpId: string;
  circle: Circle;
  after: Edge | undefined;
  order: 'asc' | 'desc';
  /** One more than is shown, to see whether it ends. */
  limit: number;
}

/** No interview is longer, so who starts earlier than this before a moment is over by then. */
const longest = sql`interval '8 hours'`;

type Condition = RawBuilder<boolean>;

/** Half-open windows of time; `slot` and `status` are columns of the row in question. */
export interface Window {
  endsAfter?: Date;
  startsBefore?: Date;
  /** Only those that still stand. */
  live?: boolean;
  /** Those whose time is over, or that ended before it. */
  overAt?: Date;
}

/** As the index `interview_ended` has it. */
const ended = sql<boolean>`i.status in ('awaiting_feedback', 'completed', 'no_show', 'cancelled')`;

function inWindow(window: Window, slot: RawBuilder<unknown>): Condition {
  const parts = [sql<boolean>`i.slot is not null`];
  if (window.endsAfter) {
    // The first bound is what the index can use.
    parts.push(
      sql`lower(${slot}) > ${window.endsAfter}::timestamptz - ${longest}`,
      sql`upper(${slot}) > ${window.endsAfter}`,
    );
  }
  if (window.startsBefore) parts.push(sql`lower(${slot}) < ${window.startsBefore}`);
  if (window.live) parts.push(sql`i.status in ('scheduled', 'in_progress')`);
  if (window.overAt) parts.push(sql`(upper(${slot}) <= ${window.overAt} or ${ended})`);
  return sql.join(parts, sql` and `);
}

function beyond(page: Page, at: RawBuilder<unknown>, id: RawBuilder<unknown>): Condition {
  if (!page.after) return sql`true`;
  const edge = sql`(${page.after.at}::timestamptz, ${page.after.id}::text)`;
  return page.order === 'asc' ? sql`(${at}, ${id}) > ${edge}` : sql`(${at}, ${id}) < ${edge}`;
}

/** Sorted by start. Each half of `mine` is a walk along an index that stops at the limit. */
export async function listTimed(db: Reader, page: Page, window: Window): Promise<Key[]> {
  const { circle } = page;
  const order = page.order === 'asc' ? sql`asc` : sql`desc`;
  if (circle.kind === 'team') return listTeam(db, page, circle, teamWindows(window));
  const seat = sql`
    select i.id, lower(a.slot) as at
      from assignment a join interview i on i.id = a.interview_id
     where a.member_id = ${circle.memberId} and a.response <> 'superseded'
       and i.corp_id = ${page.corpId} and ${inWindow(window, sql`a.slot`)}
       and ${beyond(page, sql`lower(a.slot)`, sql`a.interview_id`)}
     order by lower(a.slot) ${order}, a.interview_id ${order} limit ${page.limit}`;
  const organized = sql`
    select i.id, lower(i.slot) as at
      from interview i
     where i.organizer_id = ${circle.memberId} and i.corp_id = ${page.corpId}
       and ${inWindow(window, sql`i.slot`)}
       and ${beyond(page, sql`lower(i.slot)`, sql`i.id`)}
     order by lower(i.slot) ${order}, i.id ${order} limit ${page.limit}`;
  const { rows } = await sql<Key>`
    select id, at from ((${seat}) union (${organized})) both_halves
     order by at ${order}, id ${order} limit ${page.limit}`.execute(db);
  return rows;
}

/** Drafts and offers, sorted by when they were made. */
export async function listPlanned(db: Reader, page: Page): Promise<Key[]> {
  const { circle } = page;
  const mine =
    circle.kind === 'mine'
      ? sql`i.organizer_id = ${circle.memberId}`
      : sql`i.corp_id = ${page.corpId} and ${inTeam(page.corpId, circle)}`;
  const { rows } = await sql<Key>`
    select i.id, i.created_at as at
      from interview i join application ap on ap.id = i.application_id
     where ${mine} and i.slot is null and i.status in ('draft', 'offered')
       and ${beyond(page, sql`i.created_at`, sql`i.id`)}
     order by i.created_at, i.id limit ${page.limit}`.execute(db);
  return rows;
}

/**
 * Parts that together make the window. Of what is over for many people, what is still to come would
 * otherwise be read first, all of it.
 */
function teamWindows(window: Window): Condition[] {
  const all = inWindow(window, sql`i.slot`);
  if (!window.overAt) return [all];
  return [
    sql`${all} and lower(i.slot) < ${window.overAt}`,
    sql`${all} and lower(i.slot) >= ${window.overAt} and ${ended}`,
  ];
}

async function listTeam(
  db: Reader,
  page: Page,
  circle: Extract<Circle, { kind: 'team' }>,
  conditions: Condition[],
): Promise<Key[]> {
  const order = page.order === 'asc' ? sql`asc` : sql`desc`;
  const parts = conditions.map(
    (condition) => sql`
      (select i.id, lower(i.slot) as at
         from interview i join application ap on ap.id = i.application_id
        where i.corp_id = ${page.corpId} and ${inTeam(page.corpId, circle)} and ${condition}
          and ${beyond(page, sql`lower(i.slot)`, sql`i.id`)}
        order by lower(i.slot) ${order}, i.id ${order} limit ${page.limit})`,
  );
  const { rows } = await sql<Key>`
    select id, at from (${sql.join(parts, sql` union all `)}) parts
     order by at ${order}, id ${order} limit ${page.limit}`.execute(db);
  return rows;
}

/** Only what is asked for, so that the index of each can be used. */
function inTeam(corpId: string, circle: Extract<Circle, { kind: 'team' }>): Condition {
  const { everything, jobs, departments } = circle;
  if (everything) return sql`true`;
  const ways: Condition[] = [];
  if (jobs.length > 0) {
    // A job has few applications: as an array they are always where the planner begins, rather than
    // with everybody's interviews in order, most of which are of other jobs.
    ways.push(
      sql`i.application_id = any(array(
            select id from application where corp_id = ${corpId} and job_title = any(${jobs})))`,
    );
  }
  if (departments.length > 0) {
    ways.push(sql`(ap.corp_id = ${corpId} and ap.department = any(${departments}))`);
  }
  return ways.length > 0 ? sql`(${sql.join(ways, sql` or `)})` : sql`false`;
}

export async function countUpcoming(db: Reader, corpId: string, memberId: number, at: Date) {
  const window = { endsAfter: at, live: true };
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select i.id from assignment a join interview i on i.id = a.interview_id
       where a.member_id = ${memberId} and a.response <> 'superseded' and i.corp_id = ${corpId}
         and ${inWindow(window, sql`a.slot`)}
      union
      select i.id from interview i
       where i.organizer_id = ${memberId} and i.corp_id = ${corpId}
         and ${inWindow(window, sql`i.slot`)}) mine`.execute(db);
  return rows[0]?.count ?? 0;
}
