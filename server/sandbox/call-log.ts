import { apiPath } from './faults.ts';

/** One API call as it was made and answered; tokens, secrets and tickets are left out. */
export interface ApiCall {
  /** Milliseconds. */
  at: number;
  method: string;
  /** Below /cgi-bin/: `message/send`. */
  path: string;
  query: Record<string, string>;
  /** Parsed when it was JSON, else the text; undefined for none. */
  body: unknown;
  ip: string;
  /** The HTTP status; 0 when nothing was answered. */
  status: number;
  /** The answer's JSON; undefined when there was none. */
  answer: Record<string, unknown> | undefined;
}

const secretFields = new Set(['access_token', 'corpsecret', 'ticket', 'user_ticket']);

export type CallLog = ReturnType<typeof createCallLog>;

export function createCallLog(now: () => number) {
  const calls: ApiCall[] = [];
  return {
    calls,
    callsTo: (path: string) => calls.filter((call) => call.path === apiPath(path)),
    record(call: Omit<ApiCall, 'at' | 'body'> & { rawBody: string }) {
      const { rawBody, ...rest } = call;
      calls.push({
        at: now(),
        ...rest,
        query: withoutSecrets(call.query),
        body: parsed(rawBody),
        answer: call.answer && withoutSecrets(call.answer),
      });
    },
  };
}

function withoutSecrets<T>(fields: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !secretFields.has(name)));
}

function parsed(text: string): unknown {
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
