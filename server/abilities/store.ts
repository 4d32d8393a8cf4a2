import { sql } from 'kysely';
import type { Reader } from '../db/transaction.ts';

export type AbilityName = 'calendar' | 'workbench';

export interface AbilityRow {
  state: 'on' | 'off';
  since: Date;
  probeAt: Date | null;
  errcode: number | null;
  advice: string;
  ref: string;
}

export async function readAbility(
  db: Reader,
  corpId: string,
  name: AbilityName,
): Promise<AbilityRow | undefined> {
  const row = await db
    .selectFrom('wecom_feature')
    .select(['state', 'since', 'probe_at', 'errcode', 'advice', 'ref'])
    .where('corp_id', '=', corpId)
    .where('name', '=', name)
    .executeTakeFirst();
  if (!row) return undefined;
  const { probe_at: probeAt, ...rest } = row;
  return { ...rest, probeAt };
}

/** On, with what the app needs to know about it; `since` stays while it was on before. */
export async function writeOn(
  db: Reader,
  ability: { corpId: string; name: AbilityName; ref: string; at: Date },
) {
  const { corpId, name, ref, at } = ability;
  await sql`
    insert into wecom_feature as f (corp_id, name, state, since, ref)
    values (${corpId}, ${name}, 'on', ${at}, ${ref})
    on conflict (corp_id, name) do update
       set state = 'on', ref = excluded.ref, probe_at = null, errcode = null, advice = '',
           since = case when f.state = 'on' then f.since else excluded.since end`.execute(db);
}

/** Off until somebody changes it in the console; what is known about it stays known. */
export async function writeOff(
  db: Reader,
  ability: {
    corpId: string;
    name: AbilityName;
    errcode: number | null;
    advice: string;
    at: Date;
    probeAt: Date;
  },
) {
  const { corpId, name, errcode, advice, at, probeAt } = ability;
  await sql`
    insert into wecom_feature as f (corp_id, name, state, since, probe_at, errcode, advice)
    values (${corpId}, ${name}, 'off', ${at}, ${probeAt}, ${errcode}, ${advice})
    on conflict (corp_id, name) do update
       set state = 'off', probe_at = excluded.probe_at, errcode = excluded.errcode,
           advice = excluded.advice,
           since = case when f.state = 'off' then f.since else excluded.since end`.execute(db);
}

/** True for one caller when it is time to try again; the others wait until `next`. */
export async function takeProbe(
  db: Reader,
  ability: { corpId: string; name: AbilityName; at: Date; next: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('wecom_feature')
    .set({ probe_at: ability.next })
    .where('corp_id', '=', ability.corpId)
    .where('name', '=', ability.name)
    .where('state', '=', 'off')
    .where('probe_at', '<=', ability.at)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Takes one call of the day's; false when `most` are used up. One statement. */
export async function takeUse(
  db: Reader,
  use: { corpId: string; api: string; day: string; most: number },
): Promise<boolean> {
  const { rows } = await sql<{ used: number }>`
    insert into wecom_usage as u (corp_id, api, day, used)
    values (${use.corpId}, ${use.api}, ${use.day}, 1)
    on conflict (corp_id, api, day) do update set used = u.used + 1 where u.used < ${use.most}
    returning used`.execute(db);
  return rows.length > 0;
}

export async function deleteUsageBefore(db: Reader, day: string) {
  await db.deleteFrom('wecom_usage').where('day', '<', day).execute();
}
