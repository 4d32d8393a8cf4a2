import { sql } from 'kysely';
import type { Db } from '../../db/pool.ts';
import { inTransaction, type Reader, type Tx } from '../../db/transaction.ts';

export interface Claimed {
  id: number;
  /** Attempts begun, this one included: whoever records must still hold this one. */
  started: number;
}

interface Claim {
  corpId: string;
  at: Date;
  leaseUntil: Date;
  most: number;
}

const priorities = [0, 1, 2];

/**
 * Takes about `most` due rows, and rows whose worker died, for the time of the lease. Workers do
 * not wait for each other. A row that shared its call with others brings them along, and so does
 * one that may share: about the same thing, for other people.
 */
export function claimDue(db: Db, claim: Claim): Promise<Claimed[]> {
  return inTransaction(db, async (tx) => {
    const claimed = await claimAbandoned(tx, claim);
    for (const priority of priorities) {
      if (claimed.length >= claim.most) break;
      const rest = { ...claim, most: claim.most - claimed.length };
      claimed.push(...(await claimWaiting(tx, rest, priority)));
    }
    if (claimed.length === 0) return [];
    const ids = claimed.map(({ id }) => id);
    const followers = await claimFollowers(tx, claim, ids);
    const alike = await claimAlike(tx, claim, ids);
    return [...claimed, ...followers, ...alike];
  });
}

function take({ at, leaseUntil }: Claim) {
  return sql`update notification as n
    set status = 'claimed', status_at = ${at}, lease_until = ${leaseUntil},
        attempts_started = attempts_started + 1`;
}

const leads = sql`(call_id is null or call_id = id)`;
/** Corps that share a database have workers of their own. */
const own = ({ corpId }: Claim) => sql`corp_id = ${corpId}`;
const taken = sql`returning n.id, n.attempts_started as started`;

async function claimAbandoned(tx: Tx, claim: Claim): Promise<Claimed[]> {
  const { rows } = await sql<Claimed>`${take(claim)} where id in (
    select id from notification where status = 'claimed' and lease_until < ${claim.at} and ${leads} and ${own(claim)}
     order by lease_until, id limit ${claim.most} for update skip locked) ${taken}`.execute(tx);
  return rows;
}

async function claimWaiting(tx: Tx, claim: Claim, priority: number): Promise<Claimed[]> {
  const { rows } = await sql<Claimed>`${take(claim)} where id in (
    select id from notification
     where status in ('planned', 'retry') and priority = ${priority} and due_at <= ${claim.at}
       and ${leads} and ${own(claim)}
     order by due_at, id limit ${claim.most} for update skip locked) ${taken}`.execute(tx);
  return rows;
}

/** The others of the calls whose first rows these are; nobody else takes them. */
async function claimFollowers(tx: Tx, claim: Claim, leaders: number[]): Promise<Claimed[]> {
  const { rows } = await sql<Claimed>`${take(claim)}
    where call_id = any(${leaders}) and call_id <> id
      and status in ('planned', 'retry', 'claimed') ${taken}`.execute(tx);
  return rows;
}

/** At most as many people as one call may have. */
const mostAlike = 1000;

async function claimAlike(tx: Tx, claim: Claim, ids: number[]): Promise<Claimed[]> {
  const { rows } = await sql<Claimed>`${take(claim)} where id in (
    select other.id from notification as one join notification as other
        on other.interview_id = one.interview_id and other.kind = one.kind
       and other.revision = one.revision and other.channel = one.channel
     where one.id = any(${ids}) and other.status in ('planned', 'retry')
       and other.due_at <= ${claim.at} and other.call_id is null
     limit ${mostAlike} for update of other skip locked) ${taken}`.execute(tx);
  return rows;
}

/** A worker is alive: what it has stays its own. */
export async function extendLeases(db: Reader, claimed: Claimed[], until: Date): Promise<void> {
  await sql`
    update notification n set lease_until = ${until}
      from json_to_recordset(${JSON.stringify(claimed)}::json) as held (id bigint, started int)
     where n.id = held.id and n.attempts_started = held.started
       and n.status = 'claimed'`.execute(db);
}
