import { sql } from 'kysely';
import type { NotificationStatus } from '#shared/notification.ts';
import type { Reader } from '../../db/transaction.ts';

export interface DeliveryMetrics {
  byStatus: { status: NotificationStatus; channel: string; count: number }[];
  /** Due and neither sent nor given up: 0 when nothing waits. */
  oldestDueSeconds: number;
  due: number;
}

export async function readMetrics(db: Reader, corpId: string, at: Date): Promise<DeliveryMetrics> {
  const { rows: byStatus } = await sql<DeliveryMetrics['byStatus'][number]>`
    select status, channel, count(*)::int as count from notification
     where corp_id = ${corpId} and kind <> 'card' group by status, channel`.execute(db);
  const { rows } = await sql<{ due: number; oldest: Date | null }>`
    select count(*)::int as due, min(due_at) as oldest from notification
     where corp_id = ${corpId} and status in ('planned', 'retry', 'claimed')
       and due_at <= ${at}`.execute(db);
  const { due = 0, oldest = null } = rows[0] ?? {};
  return { byStatus, due, oldestDueSeconds: oldest ? (at.getTime() - oldest.getTime()) / 1000 : 0 };
}
