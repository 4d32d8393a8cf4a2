import type { Endpoint, World } from './endpoint.ts';
import { optionalText, parseBody } from './message/body.ts';
import { Refusal } from './refusal.ts';

const dayMs = 24 * 3_600_000;

/**
 * `message/recall` (page 94867): what this app sent within 24 hours. That an unknown msgid and one
 * of another app get 40058 follows the help of that code; the order is our choice.
 */
export function messageRecall({ mailbox, now }: World): Endpoint {
  return {
    method: 'POST',
    needsToken: true,
    bareTokenText: true,
    run({ app, rawBody }) {
      const msgid = optionalText(parseBody(rawBody).msgid);
      if (!msgid) throw new Refusal(40063);
      const sent = mailbox.accepted(msgid);
      if (sent?.agentId !== app.agentId) throw new Refusal(40058);
      if (sent.at <= now() - dayMs) throw new Refusal(42052);
      mailbox.recall(msgid);
      return {};
    },
  };
}
