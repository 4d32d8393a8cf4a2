import type * as z from 'zod';

/** A request that the control API does not understand; the message says why. */
export class ControlError extends Error {
  override name = 'ControlError';
  readonly status: number;
  constructor(message: string, status = 400) {
    super(message);
    this.status = status;
  }
}

/** @throws ControlError that names each field at fault */
export function parse<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  const faults = result.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'body'}: ${message}`,
  );
  throw new ControlError(faults.join('; '));
}

/** What the sandbox itself says about somebody or something it does not have. */
export function orControlError<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new ControlError(error instanceof Error ? error.message : String(error));
  }
}
