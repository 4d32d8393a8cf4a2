import { sql } from 'kysely';
import type { NoticeKind } from '#shared/notification.ts';
import type { Reader, Tx } from '../../db/transaction.ts';
import type { Payload } from '../planned.ts';

/** A card as it was sent. */
export interface SentCard {
  id: number;
  corpId: string;
  interviewId: string;
  kind: NoticeKind;
  revision: number;
  recipientId: number;
  userid: string;
  payload: Payload;
  taskId: string | null;
  msgid: string | null;
  sentAt: Date | null;
  responseCode: string | null;
  responseCodeUntil: Date | null;
  state: 'open' | 'shown' | 'gone' | null;
}

const columns = sql`
  n.id, n.corp_id as "corpId", n.interview_id as "interviewId", n.kind, n.revision,
  n.recipient_id as "recipientId", r.userid, n.payload, n.task_id as "taskId", n.msgid,
  n.sent_at as "sentAt", n.response_code as "responseCode",
  n.response_code_until as "responseCodeUntil", n.card as state`;
const source = sql`notification n join member r on r.id = n.recipient_id`;

/** Cards in chats that still ask. */
export async function openCards(tx: Tx, interviewId: string): Promise<SentCard[]> {
  const { rows } = await sql<SentCard>`
    select ${columns} from ${source}
     where n.interview_id = ${interviewId} and n.card = 'open' order by n.id`.execute(tx);
  return rows;
}

export async function findCard(db: Reader, id: number): Promise<SentCard | undefined> {
  const { rows } = await sql<SentCard>`
    select ${columns} from ${source} where n.id = ${id}`.execute(db);
  return rows[0];
}

export async function findCardOfTask(db: Reader, taskId: string): Promise<SentCard | undefined> {
  const { rows } = await sql<SentCard>`
    select ${columns} from ${source} where n.task_id = ${taskId}`.execute(db);
  return rows[0];
}

/** The code that came with the newest click; earlier ones may be used up. */
export async function keepResponseCode(
  db: Reader,
  id: number,
  given: { responseCode: string; until: Date },
): Promise<void> {
  await sql`
    update notification set response_code = ${given.responseCode},
           response_code_until = ${given.until}
     where id = ${id}`.execute(db);
}

/** Plans that the card says what holds now, in the transaction that changed it. */
export async function insertCardChanges(
  tx: Reader,
  cards: SentCard[],
  of: { at: Date; notAfter: Date; clicked?: boolean },
): Promise<void> {
  if (cards.length === 0) return;
  const rows = cards.map(({ id, corpId, interviewId, revision, recipientId }) => ({
    corp: corpId,
    interview: interviewId,
    revision,
    recipient: recipientId,
    payload: { card: id, ...(of.clicked && { clicked: true }) },
    key: `card:${id}`,
  }));
  await sql`
    insert into notification
      (dedupe_key, kind, channel, corp_id, interview_id, revision, recipient_id, due_at, not_after,
       priority, payload, status_at, planned_at)
    select key || ':' || gen_random_uuid(), 'card', 'wecom', corp, interview, revision, recipient,
           ${of.at}::timestamptz, ${of.notAfter}::timestamptz, 0, payload, ${of.at}::timestamptz,
           ${of.at}::timestamptz
      from json_to_recordset(${JSON.stringify(rows)}::json) as given
        (corp text, interview text, revision int, recipient bigint, payload jsonb, key text)
    `.execute(tx);
}

/** What became of a card; all copies of a message that was recalled are gone with it. */
export async function setCardState(
  db: Reader,
  card: Pick<SentCard, 'id' | 'msgid'>,
  state: 'shown' | 'gone',
): Promise<void> {
  const which = state === 'gone' ? sql`msgid = ${card.msgid}` : sql`id = ${card.id}`;
  await sql`
    update notification set card = ${state}, response_code = null, response_code_until = null
     where ${which} and card is not null`.execute(db);
}

/** What the recipient answered, by the card or by the page. */
export async function recordAnswers(
  tx: Tx,
  interviewId: string,
  revision: number,
  answers: { memberId: number; answer: string }[],
  at: Date,
): Promise<void> {
  if (answers.length === 0) return;
  await sql`
    update notification n set answer = given.answer, answered_at = ${at}
      from json_to_recordset(${JSON.stringify(answers)}::json) as given
        ("memberId" bigint, answer text)
     where n.interview_id = ${interviewId} and n.revision = ${revision}
       and n.recipient_id = given."memberId" and n.kind in ('assigned', 'moved')
       and n.status = 'sent'`.execute(tx);
}
