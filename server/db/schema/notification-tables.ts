import type { Generated } from 'kysely';
import type { cardKind, NoticeKind, NotificationStatus } from '#shared/notification.ts';
import type { Json, MaybeJson, MaybeMoment, Moment } from './moment.ts';

export interface NotificationTables {
  notification: {
    id: Generated<number>;
    dedupe_key: string;
    kind: NoticeKind | typeof cardKind;
    channel: Generated<'wecom' | 'mail'>;
    corp_id: string;
    /** Null for messages about several interviews. */
    interview_id: string | null;
    revision: number;
    /** Null for the candidate. */
    recipient_id: number | null;
    payload: Json<Record<string, unknown>>;
    priority: Generated<number>;
    planned_at: Moment;
    due_at: Moment;
    not_after: Moment;
    status: Generated<NotificationStatus>;
    status_at: Moment;
    attempts_started: Generated<number>;
    attempts_finished: Generated<number>;
    lease_until: MaybeMoment;
    reason: string | null;
    errcode: number | null;
    advice: string | null;
    msgid: string | null;
    call_id: number | null;
    content: MaybeJson<unknown>;
    address: string | null;
    maybe_since: MaybeMoment;
    tried_at: MaybeMoment;
    sent_at: MaybeMoment;
    task_id: string | null;
    response_code: string | null;
    response_code_until: MaybeMoment;
    card: 'open' | 'shown' | 'gone' | null;
    answer: string | null;
    answered_at: MaybeMoment;
    digest_id: number | null;
    copy_of: number | null;
  };
}
