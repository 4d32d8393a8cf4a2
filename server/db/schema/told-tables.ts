import type { ColumnType, Generated } from 'kysely';
import type { MaybeMoment, Moment } from './moment.ts';

/** What every queue of ours has, so that one mechanism claims and finishes them all. */
interface Leased {
  status_at: Moment;
  due_at: Moment;
  lease_until: MaybeMoment;
  attempts_started: Generated<number>;
  attempts_finished: Generated<number>;
  last_error: Generated<string>;
}

/** What WeCom tells us, and what we tell its calendars and its workbench. */
export interface ToldTables {
  callback_event: Leased & {
    id: Generated<number>;
    semantic_key: string;
    kind: string;
    name: string;
    line: string | null;
    message: string;
    received_at: Moment;
    status: Generated<'received' | 'claimed' | 'done' | 'failed' | 'set_aside'>;
    outcome: Generated<string>;
  };
  wecom_feature: {
    corp_id: string;
    name: 'calendar' | 'workbench';
    state: 'on' | 'off';
    since: Moment;
    probe_at: MaybeMoment;
    errcode: number | null;
    advice: Generated<string>;
    ref: Generated<string>;
  };
  wecom_usage: { corp_id: string; api: string; day: string; used: number };
  calendar_entry: Leased & {
    interview_id: string;
    schedule_id: string | null;
    wanted_version: number;
    synced_version: Generated<number>;
    synced_revision: Generated<number>;
    synced_at: MaybeMoment;
    content_hash: Generated<string>;
    attendees: ColumnType<string[], string | undefined, string>;
    adding_since: MaybeMoment;
    restored: Generated<number>;
    status: Generated<'waiting' | 'claimed' | 'synced' | 'failed'>;
  };
  workbench_tile: Leased & {
    member_id: number;
    changes: Generated<number>;
    content_hash: Generated<string>;
    shown_at: MaybeMoment;
    status: Generated<'waiting' | 'claimed' | 'shown' | 'failed'>;
  };
}
