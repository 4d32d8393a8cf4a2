import { expect } from 'vitest';
import { WecomError } from '../../../server/wecom/errors.ts';

/** What a call ended with, which must be WeCom's error. */
export async function failureOf(work: Promise<unknown>): Promise<WecomError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(WecomError);
  return error as WecomError;
}
