import type { ColumnType } from 'kysely';

export type Moment = ColumnType<Date, Date, Date>;
export type MaybeMoment = ColumnType<Date | null, Date | null | undefined, Date | null>;
/** Written and read only through `tstzrange()`, `lower()` and `upper()`. */
export type Range = ColumnType<string, string, string>;
export type MaybeRange = ColumnType<string | null, string | null | undefined, string | null>;
/** Written as text, read as what it holds. */
export type Json<T> = ColumnType<T, string, string>;
export type MaybeJson<T> = ColumnType<T | null, string | null | undefined, string | null>;
