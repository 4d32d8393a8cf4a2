import { createQuota } from '../../quota.ts';
import { checkAgent } from '../agent-get.ts';
import { optionalPart, type Part } from '../card/fields.ts';
import type { Call, Endpoint, Fields, World } from '../endpoint.ts';
import { parseBody } from '../message/body.ts';
import { Refusal } from '../refusal.ts';
import { checkedData, dataTypes, typeOf, type DataType } from './data.ts';

interface Tile {
  type: string;
  own: Part;
}

const minuteMs = 60_000;

/**
 * The tile on the workbench (page 92535). The order of the checks is our choice: agentid, the
 * console's switch, members, type, data, rate.
 */
export function workbench({ company, choices, now }: World): Record<string, Endpoint> {
  const templates = new Map<number, Tile & { replace_user_data: boolean }>();
  const data = new Map<string, Tile>();
  const perMember = createQuota(now, () => ({ most: 10, windowMs: minuteMs, blockMs: minuteMs }));
  const batched = createQuota(now, () => ({
    most: 100_000,
    windowMs: minuteMs,
    blockMs: minuteMs,
  }));
  const key = (agentId: number, userid: string) => `${agentId}:${userid.toLowerCase()}`;

  const post = (run: (body: Part, agentId: number) => Fields): Endpoint => ({
    method: 'POST',
    needsToken: true,
    bareTokenText: true,
    run: ({ app, rawBody }: Call) => {
      const body = parseBody(rawBody);
      if (body.agentid === undefined) throw new Refusal(41011);
      if (typeof body.agentid !== 'number') throw new Refusal(40056);
      checkAgent(company, app, body.agentid);
      if (!choices.customWorkbench) throw new Refusal(94000);
      return run(body, app.agentId);
    },
  });

  function checkMember(agentId: number, userid: unknown): string {
    if (typeof userid !== 'string' || !userid) throw new Refusal(41009);
    const member = company.member(userid);
    if (!member) throw new Refusal(60111);
    if (!company.visibleTo(agentId, userid)) throw new Refusal(60011);
    return member.userid;
  }

  /** The template decides the type; data of another one is not shown, so it is refused. */
  function tileOf(body: Part, agentId: number): Tile {
    const type = typeOf(body.type, dataTypes) as DataType;
    const template = templates.get(agentId);
    if (!template || template.type === 'normal') throw new Refusal(94008);
    if (template.type !== type) throw new Refusal(94001);
    const own = checkedData(body, type);
    const isOtherHeight = type === 'webview' && (own.height ?? 'double_row') !== heightOf(template);
    if (isOtherHeight) throw new Refusal(94016);
    return { type, own };
  }

  return {
    'agent/set_workbench_template': post((body, agentId) => {
      const type = typeOf(body.type, [...dataTypes, 'normal']);
      const replaces = body.replace_user_data === true;
      const hasData = type !== 'normal' && body[type] !== undefined;
      const own = hasData ? checkedData(body, type as DataType) : {};
      templates.set(agentId, { type, own, replace_user_data: replaces });
      if (replaces) {
        for (const one of data.keys()) if (one.startsWith(`${agentId}:`)) data.delete(one);
      }
      return {};
    }),

    'agent/get_workbench_template': post((_body, agentId) => {
      const { type, own, replace_user_data } = templates.get(agentId) ?? {
        type: 'normal',
        own: {},
        replace_user_data: false,
      };
      return { type, ...(type !== 'normal' && { [type]: own }), replace_user_data };
    }),

    'agent/set_workbench_data': post((body, agentId) => {
      const userid = checkMember(agentId, body.userid);
      const tile = tileOf(body, agentId);
      if (!perMember.take(key(agentId, userid))) throw new Refusal(45009);
      data.set(key(agentId, userid), tile);
      return {};
    }),

    'agent/batch_set_workbench_data': post((body, agentId) => {
      const { userid_list: userids } = body;
      if (!Array.isArray(userids) || userids.length === 0) throw new Refusal(40031);
      if (userids.length > 1000) throw new Refusal(40032);
      const members = userids.map((userid) => checkMember(agentId, userid));
      const tile = tileOf(optionalPart(body.data) ?? {}, agentId);
      if (!members.every(() => batched.take(String(agentId)))) throw new Refusal(45009);
      for (const userid of members) data.set(key(agentId, userid), tile);
      return {};
    }),

    'agent/get_workbench_data': post((body, agentId) => {
      const userid = checkMember(agentId, body.userid);
      const template = templates.get(agentId);
      const tile = data.get(key(agentId, userid)) ?? template;
      if (!tile || tile.type === 'normal') throw new Refusal(94008);
      return { data: { type: tile.type, [tile.type]: tile.own } };
    }),
  };
}

function heightOf({ own }: Tile): unknown {
  return own.height ?? 'double_row';
}
