import type { Generated } from 'kysely';
import type { InterviewTables } from './schema/interview-tables.ts';
import type { MaybeMoment, Moment } from './schema/moment.ts';
import type { PeopleTables } from './schema/people-tables.ts';
import type { ToldTables } from './schema/told-tables.ts';

/** The tables as Kysely sees them; the .sql files in `migrations` are what is true. */
export interface Database extends PeopleTables, InterviewTables, ToldTables {
  notification: {
    id: Generated<number>;
    dedupe_key: string;
    kind: 'assigned';
    interview_id: string;
    revision: number;
    recipient_id: number;
    due_at: Moment;
    not_after: Moment;
    status: Generated<
      'planned' | 'claimed' | 'retry' | 'sent' | 'failed' | 'suppressed' | 'expired'
    >;
    status_at: Moment;
    attempts_started: Generated<number>;
    attempts_finished: Generated<number>;
    lease_until: MaybeMoment;
    reason: string | null;
    errcode: number | null;
    advice: string | null;
    msgid: string | null;
  };
}
