import type { Endpoint, World } from './endpoint.ts';
import { checkAgent } from './agent-get.ts';
import { optionalSwitch, parseBody } from './message/body.ts';
import { checkType, contentOf } from './message/content.ts';
import { createDuplicates } from './message/duplicates.ts';
import { translateIds } from './message/id-translation.ts';
import { addressees, resolveRecipients } from './message/recipients.ts';
import { Refusal } from './refusal.ts';

/**
 * `message/send` (page 90236). The order of the checks: JSON, agentid, recipients, msgtype,
 * content, visible range; then duplicates and the rate, which answer 0 and deliver nothing.
 */
export function messageSend({ company, mailbox, choices, now, random }: World): Endpoint {
  const duplicates = createDuplicates(now);

  return {
    method: 'POST',
    needsToken: true,
    bareTokenText: true,
    run({ app, rawBody }) {
      const body = parseBody(rawBody);
      if (body.agentid === undefined) throw new Refusal(41011);
      if (typeof body.agentid !== 'number') throw new Refusal(40056);
      checkAgent(company, app, body.agentid);
      const to = addressees(body, choices);
      const type = checkType(body);
      const translate = optionalSwitch(body.enable_id_trans) ? translateIds(company) : same;
      const content = contentOf(body, type, choices, translate);
      const intervalMs = duplicates.interval(body);
      const { recipients, invalid } = resolveRecipients(to, company, choices);

      const msgid = random(48).toString('base64url');
      const repeated = duplicates.isRepeated(app.agentId, rawBody, intervalMs);
      for (const { userid, status } of recipients) {
        if (repeated) mailbox.drop(app.agentId, userid, 'duplicate');
        else if (status !== 1) mailbox.drop(app.agentId, userid, 'inactive');
        else mailbox.deliver(app.agentId, userid, msgid, content);
      }
      return { ...invalid, msgid };
    },
  };
}

function same(text: string): string {
  return text;
}
