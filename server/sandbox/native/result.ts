/** What the client hands to the page's callback. */
export interface NativeResult {
  err_msg: string;
  err_code?: number;
  [field: string]: unknown;
}

export function ok(name: string, fields: Record<string, unknown> = {}): NativeResult {
  return { err_msg: `${name}:ok`, ...fields };
}

export function cancelled(name: string): NativeResult {
  return { err_msg: `${name}:cancel` };
}

/** The raw spelling is not published; the SDK reads `fail_` and shows the reason (page 96912). */
export function failed(name: string, reason: string, code?: number): NativeResult {
  return { err_msg: `${name}:fail_${reason}`, ...(code !== undefined && { err_code: code }) };
}
