import type { InterviewTables } from './schema/interview-tables.ts';
import type { NotificationTables } from './schema/notification-tables.ts';
import type { PeopleTables } from './schema/people-tables.ts';
import type { ToldTables } from './schema/told-tables.ts';

/** The tables as Kysely sees them; the .sql files in `migrations` are what is true. */
export interface Database extends PeopleTables, InterviewTables, NotificationTables, ToldTables {}
