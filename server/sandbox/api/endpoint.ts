import type { Callbacks } from '../callbacks/callbacks.ts';
import type { Choices } from '../choices.ts';
import type { Diary } from './calendar/state.ts';
import type { Cards } from '../cards/cards.ts';
import type { Codes } from '../codes.ts';
import type { Company, SandboxApp } from '../company.ts';
import type { Credentials } from '../credentials.ts';
import type { Mailbox } from '../mailbox.ts';
import type { UserTickets } from '../tickets-of-users.ts';
import type { Media } from '../media.ts';

/** What an API call may look at and change. */
export interface World {
  company: Company;
  credentials: Credentials;
  codes: Codes;
  mailbox: Mailbox;
  cards: Cards;
  media: Media;
  diary: Diary;
  userTickets: UserTickets;
  callbacks: Pick<Callbacks, 'isReady' | 'emit'>;
  choices: Choices;
  now: () => number;
  random: (bytes: number) => Buffer;
}

export interface Incoming {
  /** Parameters that came exactly once. */
  query: Record<string, string>;
  /** The body as it was sent, '' for none. */
  rawBody: string;
  body: Buffer;
  contentType: string;
  ip: string;
}

/** A call whose token, app and address are in order. */
export interface Call extends Incoming {
  app: SandboxApp;
}

export type Fields = Record<string, unknown>;

interface Shape {
  method: 'GET' | 'POST';
  /** Arrays that WeCom leaves in the body of a refusal, empty. */
  emptyOnRefusal?: Fields;
  /** The fields stand in front of errcode and errmsg. */
  fieldsFirst?: true;
  /** Calls that succeed do not count into the limits every API has. */
  onlyRefusalsCount?: true;
}

/** Answers the fields beside `errcode: 0`. @throws Refusal, NotSimulated */
export type Endpoint = Shape &
  (
    | { needsToken: false; run: (call: Incoming) => Fields | Promise<Fields> }
    | { needsToken: true; bareTokenText: boolean; run: (call: Call) => Fields | Promise<Fields> }
  );
