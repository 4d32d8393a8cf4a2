import { WecomLimitError } from './limit-error.ts';

/** What WeCom asks of one field. Each check throws WecomLimitError with the field's name. */
export const check = {
  filled(field: string, value: string): void {
    if (value === '') throw new WecomLimitError(field, 'must not be empty');
  },

  bytes(field: string, value: string, most: number): void {
    const length = Buffer.byteLength(value);
    if (length > most) throw new WecomLimitError(field, `has ${length} bytes of at most ${most}`);
  },

  characters(field: string, value: string, most: number): void {
    const { length } = [...value];
    if (length > most)
      throw new WecomLimitError(field, `has ${length} characters of at most ${most}`);
  },

  count(field: string, list: readonly unknown[], least: number, most: number): void {
    if (list.length < least || list.length > most) {
      throw new WecomLimitError(field, `has ${list.length} entries, not ${least} to ${most}`);
    }
  },

  whole(field: string, value: number, least: number, most: number): void {
    if (Number.isInteger(value) && value >= least && value <= most) return;
    throw new WecomLimitError(field, `must be a whole number from ${least} to ${most}`);
  },

  oneOf(field: string, value: unknown, allowed: readonly unknown[]): void {
    if (!allowed.includes(value))
      throw new WecomLimitError(field, `must be one of ${allowed.join(', ')}`);
  },

  unique(field: string, values: readonly string[]): void {
    if (new Set(values).size < values.length)
      throw new WecomLimitError(field, 'must not hold the same value twice');
  },

  /** With a scheme, and at most 1024 bytes: the shorter of the two published limits. */
  url(field: string, value: string): void {
    if (!/^https?:\/\//i.test(value))
      throw new WecomLimitError(field, 'must start with http:// or https://');
    check.bytes(field, value, 1024);
  },
};
