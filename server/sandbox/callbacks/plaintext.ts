import { buildXml, type XmlFields } from '../../wecom/callback-xml.ts';
import type { Choices } from '../choices.ts';

export interface CallbackContent {
  /** A userid, or `sys` for what nobody did (page 90240). */
  from: string;
  /** `event`, or the type of a member's message. */
  msgType: string;
  /** In WeCom's spelling and order, `Event` among them; an array is one element after the other. */
  fields: XmlFields;
  /** Calendar events have no AgentID (page 93651). */
  withoutAgentId?: boolean;
}

/** What every callback has, around the content (pages 90239, 90240). */
export function plaintextOf(
  content: CallbackContent,
  common: { corpId: string; agentId: number; nowMs: number; msgId: bigint },
  choices: Choices,
): string {
  const isMessage = content.msgType !== 'event';
  const fields: XmlFields = {
    ToUserName: common.corpId,
    FromUserName: content.from,
    CreateTime: Math.floor(common.nowMs / 1000),
    MsgType: content.msgType,
    ...content.fields,
    MsgId: isMessage ? common.msgId : undefined,
    AgentID: content.withoutAgentId ? undefined : common.agentId,
  };
  return xmlOf(fields, choices);
}

/** The XML in the form the choices ask for. */
export function xmlOf(fields: XmlFields, choices: Choices): string {
  const entries = Object.entries(fields);
  const ordered = choices.callbackOrder === 'reversed' ? entries.reverse() : entries;
  return buildXml(Object.fromEntries(ordered), { cdata: choices.callbackXml === 'cdata' });
}

/** A 64-bit number of 19 digits, as MsgId is: above what a JavaScript number can hold. */
export function newMsgId(random: (bytes: number) => Buffer): bigint {
  const first = 4_000_000_000_000_000_000n;
  return first + (random(8).readBigUInt64BE() % first);
}
