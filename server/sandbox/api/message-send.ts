import type { Endpoint, World } from './endpoint.ts';
import { checkAgent } from './agent-get.ts';
import { optionalSwitch, parseBody } from './message/body.ts';
import { checkSafe, checkType, contentOf } from './message/content.ts';
import { createDuplicates } from './message/duplicates.ts';
import { translateIds, untranslated } from './message/id-translation.ts';
import { addressees, resolveRecipients } from './message/recipients.ts';
import { createDayQuota } from './message/day-quota.ts';
import { Refusal } from './refusal.ts';

/**
 * `message/send` (page 90236). The order of the checks: JSON, agentid, recipients, msgtype, switches,
 * content, visible range, the app's day; then duplicates and the member's rate, which answer 0 and
 * deliver nothing.
 */
export function messageSend(world: World): Endpoint {
  const { company, mailbox, cards, choices, now, random } = world;
  const duplicates = createDuplicates(now);
  const day = createDayQuota(now, choices);

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
      checkSafe(body, type);
      const translate = optionalSwitch(body.enable_id_trans) ? translateIds(company) : untranslated;
      const isSafe = body.safe === 1;
      const { agentId } = app;
      const isRepeated = duplicates.isRepeated(agentId, rawBody, duplicates.interval(body));
      const checked = contentOf(body, type, { ...world, app, translate, isSafe, isRepeated });
      const { recipients, invalid } = resolveRecipients(to, {
        company,
        choices,
        agentId,
      });
      day.take(agentId, recipients.length);

      const msgid = mailbox.accept(agentId, random(48).toString('base64url'));
      if (!isRepeated) duplicates.remember(agentId, rawBody);
      for (const { userid, status } of recipients) {
        if (isRepeated) mailbox.drop(agentId, userid, 'duplicate');
        else if (status !== 1) mailbox.drop(agentId, userid, 'inactive');
        else mailbox.deliver(agentId, userid, msgid, checked.content);
      }
      if (!checked.card || isRepeated) return { ...invalid, msgid };
      const receivers = new Set(recipients.map(({ userid }) => userid.toLowerCase()));
      const sent = { agentId, msgid, taskId: checked.card.taskId, receivers };
      const code = cards.sent(sent, checked.card);
      return { ...invalid, msgid, ...(code && { response_code: code }) };
    },
  };
}
