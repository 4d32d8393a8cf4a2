import { createAgent } from './agent.ts';
import { createAppCredentials } from './app-credentials.ts';
import { createCalendars } from './calendar/calendars.ts';
import { createSchedules } from './calendar/schedules.ts';
import { createContacts } from './contacts.ts';
import { createRenewal } from './credentials/renewal.ts';
import type { Seal } from './credentials/seal.ts';
import type { CredentialStore } from './credentials/store.ts';
import { createDepartments } from './departments.ts';
import type { HoldStore } from './holds-store.ts';
import { createIpLists } from './ip-lists.ts';
import { createJssdk } from './jssdk.ts';
import { createMedia } from './media.ts';
import { createMessages } from './messages.ts';
import { createOauth } from './oauth.ts';
import { createPatience } from './patience.ts';
import { createRequest, type CallReport } from './request.ts';
import { createWorkbench } from './workbench.ts';

export interface WecomOptions {
  corpId: string;
  agentId: number;
  secret: string;
  apiUrl: string;
  authorizeUrl: string;
  loginUrl: string;
  /** Milliseconds. */
  limits: {
    /** One call; one that has waited so long for its turn is not made. */
    timeoutMs: number;
    /** A call that has lasted so long is not made again. */
    repeatWithinMs: number;
    /** A caller waits no longer for a token or a ticket. */
    deadlineMs: number;
    /** A renewal in which nothing happens for so long is taken over by another process. */
    holdMs: number;
  };
  /** Calls of this process under way at once. */
  mostAtOnce: number;
  store: CredentialStore;
  holds: HoldStore;
  seal: Seal;
  now: () => number;
  /** Milliseconds on a clock that never jumps. */
  elapsed: () => number;
  /** Between 0 and 1. */
  random: () => number;
  randomBytes: (count: number) => Buffer;
  sleep: (ms: number) => Promise<void>;
  onCall: (report: CallReport) => void;
  /** Hears of a renewal in the background that failed. */
  onError: (error: unknown) => void;
}

export type WecomClient = ReturnType<typeof createWecomClient>;

/**
 * WeCom for one self-built app. Every method rejects with WecomError, or with WecomLimitError
 * before WeCom is asked for something it would refuse.
 */
export function createWecomClient(options: WecomOptions) {
  const { corpId, agentId, limits } = options;
  const http = createRequest({ ...options, ...limits });
  const patient = createPatience({ ...options, ...limits, request: http.request });
  const { vault, withToken: request } = createAppCredentials(patient, { ...options, ...limits });

  return {
    corpId,
    agentId,
    oauth: createOauth({ ...options, request }),
    contacts: createContacts({ request }),
    departments: createDepartments({ request }),
    agent: createAgent({ request, agentId }),
    workbench: createWorkbench({ request, agentId }),
    calendars: createCalendars({ request }),
    schedules: createSchedules({ request }),
    ipLists: createIpLists({ request }),
    messages: createMessages({ request, agentId }),
    media: createMedia({ request }),
    jssdk: createJssdk({ ...options, ticket: vault.get }),
    /** Renews tokens and tickets before anybody has to wait for them. */
    renewal: createRenewal({ ...options, vault }),
    close: http.close,
  };
}
