import { createServer, type Server } from 'node:http';
import { randomBytes } from 'node:crypto';
import express from 'express';
import { createDiaryActions } from './api/calendar/diary-actions.ts';
import { createDiary } from './api/calendar/state.ts';
import type { World } from './api/endpoint.ts';
import { createApiRouter } from './api/router.ts';
import { createCards } from './cards/cards.ts';
import { createClickCard } from './cards/click-card.ts';
import { createAppCallbacks } from './callbacks/app-callbacks.ts';
import { createCallbacks } from './callbacks/callbacks.ts';
import { createCallLog } from './call-log.ts';
import { defaultChoices, type Choices } from './choices.ts';
import { createCodes, type Who } from './codes.ts';
import { createCompany, type CompanySeed } from './company.ts';
import { createControl } from './control/routes.ts';
import { createCredentials } from './credentials.ts';
import { createFaults } from './faults.ts';
import { createAuthorize } from './login/authorize.ts';
import { createRoom } from './login/room.ts';
import { createScanLogin } from './login/scan-login.ts';
import { createMailbox } from './mailbox.ts';
import { createMedia } from './media.ts';
import type { MovableClock } from './clock.ts';
import { createClient } from './client.ts';
import { nameOf } from './host-name.ts';
import { createUserTickets } from './tickets-of-users.ts';
import { createHub } from './phone/hub.ts';
import { createPhoneRoutes } from './phone/routes.ts';

export interface SandboxOptions {
  /** 0 for any. */
  port: number;
  host?: string;
  /** Milliseconds. */
  now: () => number;
  random?: (bytes: number) => Buffer;
  /** Given, the control API can move it; `now` must be its own. */
  clock?: MovableClock;
  /** Where members open the app, as its PUBLIC_URL says. */
  appUrl: string;
  corpId: string;
  agentId: number;
  secret: string;
  seed: CompanySeed;
  choices?: Partial<Choices>;
  /**
   * Given, tickets are made of it, and a sandbox that starts again with it knows those it gave.
   * Without it they are random.
   */
  ticketSecret?: string;
}

export type Sandbox = Awaited<ReturnType<typeof startSandbox>>;

/** WeCom in a box: reached by its URL only, like the real one. */
export async function startSandbox(options: SandboxOptions) {
  const { now, appUrl, host = '127.0.0.1', random = randomBytes } = options;
  // One object, handed to all: a test may change a choice while the sandbox runs.
  const choices: Choices = { ...defaultChoices, ...options.choices };
  const hub = createHub();
  const company = createCompany({ ...options, onChange: companyChanged });
  const credentials = createCredentials({ ...options, random, choices });
  const codes = createCodes({ now, random, choices });
  const mailbox = createMailbox({ now, onChange: hub.changed });
  const { corpId, agentId } = options;
  const callbacks = createCallbacks({ corpId, choices, now, random, onChange: hub.changed });
  const appCallbacks = createAppCallbacks({ company, callbacks, agentId });
  function companyChanged() {
    hub.changed();
    appCallbacks.companyChanged();
  }
  const cards = createCards({ now, random });
  const media = createMedia({ now, random });
  const diary = createDiary(random);
  const userTickets = createUserTickets({ now, random });
  const issued = { credentials, codes, cards, media, diary, userTickets };
  const world: World = { company, ...issued, mailbox, callbacks, choices, now, random };
  const clickCard = createClickCard(world);
  const diaryActions = createDiaryActions(world);
  const faults = createFaults();
  const log = createCallLog(now);

  const server = createServer();
  const url = await listen(server, options.port, host);
  const client = createClient({ ...world, hub, appUrl, host, sandboxUrl: url });
  const { devices, prompts, records } = client;

  const app = express().disable('x-powered-by');
  app.use('/cgi-bin', createApiRouter({ world, faults, log }));
  const userOfDevice = (key: string) => devices.byKey(key)?.userid;
  app.use(createAuthorize({ company, codes, now, random, userOfDevice }));
  app.use(createScanLogin({ company, codes }));
  app.use(createRoom());
  app.use(
    createPhoneRoutes({
      company,
      mailbox,
      prompts,
      devices,
      appUrl,
      hub,
      enter: appCallbacks.controls.enter,
      clickCard,
    }),
  );
  const { clock } = options;
  const callbackControls = { ...appCallbacks.controls, clickCard };
  const controls = { callbacks: callbackControls, diaryActions };
  app.use('/control', createControl({ ...world, ...controls, faults, log, clock }));
  // As WeCom answers for a path it does not have.
  app.use((_req, res) => void res.status(404).end());
  server.on('request', app);

  return {
    url,
    choices,
    company,
    ...log,
    fault: faults.add,
    messages: mailbox.messages,
    messagesTo: (userid: string) =>
      mailbox.messages.filter((message) => message.userid === company.member(userid)?.userid),
    clickCard,
    ...diaryActions,
    forwards: mailbox.forwards,
    dropped: mailbox.dropped,
    ...records,
    openPrompts: prompts.list,
    answerPrompt: prompts.answer,
    openDevice: client.openDevice,
    expireTokens: credentials.expireTokens,
    revokeTokens: credentials.revokeTokens,
    expireTickets: credentials.expireTickets,
    ...appCallbacks.controls,

    /** A code as the authorize page would have sent it to the app, or to `redirectHost`. */
    issueCode(who: Who, details: IssueDetails = {}): string {
      const { agentId, redirectDomain } = company.ownApp();
      const usual = { agentId, redirectHost: redirectDomain, scope: 'snsapi_base' as const };
      return codes.issue({ ...usual, ...details, who });
    },

    async close() {
      prompts.cancelAll();
      await callbacks.close();
      await devices.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

interface IssueDetails {
  scope?: 'snsapi_base' | 'snsapi_privateinfo';
  agentId?: number;
  redirectHost?: string;
}

async function listen(server: Server, port: number, host: string): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return `http://${nameOf(host)}:${typeof address === 'object' && address ? address.port : port}`;
}
