import type { PassiveReply } from './passive-reply.ts';

/** One request the sandbox made to an app's callback URL. */
export interface CallbackAttempt {
  /** Milliseconds. */
  at: number;
  agentId: number;
  /** The same for all deliveries of one event; 0 for the verification of the URL. */
  eventId: number;
  /** 1 to 3. */
  attempt: number;
  /** The Event, or the MsgType of a message; `verify` for the URL. */
  name: string;
  /** Before encryption: the XML, or the message of the verification. */
  plaintext: string;
  /** The HTTP status; 0 when nothing was answered in time. */
  status: number;
  /** The answer's body. */
  body: string;
  /** `lost`: thrown away before it was sent. `late`, `forged`: as the test asked. */
  fault?: 'lost' | 'late' | 'forged';
  /** What the app answered with, decrypted and checked. */
  reply?: PassiveReply;
  /** This was the last delivery, and it failed too. */
  givenUp?: true;
}
