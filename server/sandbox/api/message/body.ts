import { Refusal } from '../refusal.ts';

/** `message/send` as it came, every field still to be looked at. */
export type MessageBody = Record<string, unknown>;

/**
 * Reads a body as WeCom does: broken JSON is marked in the errmsg (page 90313; which errcode goes
 * with it is open), and ordinary characters written as `\uXXXX` are refused with 40033.
 */
export function parseBody(rawBody: string): MessageBody {
  const parsed = parseJson(rawBody);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) wrongJson();
  if (hasEscapedCharacters(rawBody)) throw new Refusal(40033);
  return parsed as MessageBody;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return wrongJson();
  }
}

function wrongJson(): never {
  throw new Refusal(40058, 'invalid Request Parameter Warning: wrong json format. ');
}

/** Control characters have no other spelling in JSON; everything else has. */
function hasEscapedCharacters(text: string): boolean {
  for (const [, slashes = '', hex = ''] of text.matchAll(/(\\+)u([0-9a-fA-F]{4})/g)) {
    const isEscape = slashes.length % 2 === 1;
    if (isEscape && parseInt(hex, 16) >= 0x20) return true;
  }
  return false;
}

/** A field that may be absent, but must be text when it is there. */
export function optionalText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') throw new Refusal(40035);
  return value;
}

export function optionalObject(value: unknown): MessageBody {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw new Refusal(40035);
  return value as MessageBody;
}

/** The switches are 0 or 1. */
export function optionalSwitch(value: unknown): boolean {
  if (value === undefined || value === 0) return false;
  if (value !== 1) throw new Refusal(40035);
  return true;
}
