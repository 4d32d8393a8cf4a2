import type { Db } from '../db/pool.ts';
import type { Members } from '../members/service.ts';
import type { WecomClient } from '../wecom/client.ts';
import { createBegin } from './service/begin.ts';
import { createFinish } from './service/finish.ts';
import type { Sessions } from './service/sessions.ts';

export { createSessions, absoluteMs } from './service/sessions.ts';
export type { LoginFailure } from './service/finish.ts';
export type { Sessions } from './service/sessions.ts';

export type Login = ReturnType<typeof createLogin>;

/** OAuth in and out of WeCom. */
export function createLogin(options: {
  db: Db;
  wecom: WecomClient;
  members: Members;
  sessions: Sessions;
  now: () => number;
  randomBytes: (count: number) => Buffer;
  sleep: (ms: number) => Promise<void>;
  publicUrl: string;
  appSecret: string;
}) {
  return {
    begin: createBegin(options),
    finish: createFinish(options),
    logout: (sessionId: string) => options.sessions.close(sessionId),
  };
}
