import type { SentCard } from '../cards/cards.ts';
import { checkAgent } from './agent-get.ts';
import { checkCard } from './card/check-card.ts';
import { optionalPart, requiredText, type Part } from './card/fields.ts';
import type { Call, Endpoint, World } from './endpoint.ts';
import { optionalSwitch, optionalText, parseBody } from './message/body.ts';
import { translatedCard, translateIds, untranslated } from './message/id-translation.ts';
import { resolveRecipients, type Addressees } from './message/recipients.ts';
import { Refusal } from './refusal.ts';

/**
 * `message/update_template_card` (page 94888). The code is used up by a call that succeeds. The
 * order of the checks is our choice: agentid, code, targets, content.
 */
export function updateTemplateCard(world: World): Endpoint {
  const { company, cards, choices } = world;

  return {
    method: 'POST',
    needsToken: true,
    bareTokenText: true,
    emptyOnRefusal: { invaliduser: [] },
    run(call) {
      const body = parseBody(call.rawBody);
      if (body.agentid === undefined) throw new Refusal(41011);
      if (typeof body.agentid !== 'number') throw new Refusal(40056);
      checkAgent(company, call.app, body.agentid);
      const code = optionalText(body.response_code);
      const card = cards.ofCode(code);
      if (!card) throw new Refusal(60140);
      if (card.agentId !== call.app.agentId) throw new Refusal(42015);
      const { targets, invalid } = targetsOf(body, card);
      const change = changeOf(body, call);
      if (targets.length === 0) throw new Refusal(82102, undefined, { invaliduser: invalid });
      cards.useCode(code);
      for (const userid of targets) world.mailbox.changeCard(card.msgid, userid, change);
      return { invaliduser: invalid };
    },
  };

  function targetsOf(body: Part, card: SentCard): { targets: string[]; invalid: string[] } {
    if (optionalSwitch(body.atall)) {
      const isVisible = (userid: string) => company.visibleTo(card.agentId, userid) !== undefined;
      return { targets: [...card.receivers].filter(isVisible), invalid: [] };
    }
    const to: Addressees = {
      userids: list(body.userids, 'string', 1000, 40032),
      all: false,
      parties: list(body.partyids, 'number', 100, 82002),
      tags: list(body.tagids, 'number', 100, 82003),
    };
    if (to.userids.length + to.parties.length + to.tags.length === 0) throw new Refusal(82101);
    const reached = reachable(to, card.agentId);
    const targets = reached.filter((userid) => card.receivers.has(userid));
    const invalid = to.userids
      .map((userid) => userid.toLowerCase())
      .filter((userid) => !targets.includes(userid));
    return { targets, invalid };
  }

  function reachable(to: Addressees, agentId: number): string[] {
    try {
      const { recipients } = resolveRecipients(to, { company, choices, agentId });
      return recipients.map(({ userid }) => userid.toLowerCase());
    } catch (error) {
      if (error instanceof Refusal && error.errcode === 81013) return [];
      throw error;
    }
  }

  function changeOf(body: Part, { app }: Call) {
    const replacement = optionalPart(body.template_card);
    if (!replacement) {
      const button = optionalPart(body.button);
      if (!button) throw new Refusal(82101);
      return { replaceName: requiredText(button, 'replace_name', 42019) };
    }
    const checked = checkCard(replacement, {
      isReplacement: true,
      isReady: world.callbacks.isReady(app.agentId),
      hasMedia: (id) => typeof world.media.find(id) === 'object',
    });
    const translate = optionalSwitch(body.enable_id_trans) ? translateIds(company) : untranslated;
    return { card: translatedCard(replacement, translate), checked };
  }
}

function list(value: unknown, type: 'string' | 'number', most: number, code: number): string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.some((one) => typeof one !== type)) throw new Refusal(40035);
  if (value.length > most) throw new Refusal(code);
  return value.map(String);
}
