import { Refusal } from '../refusal.ts';

/** A card, or a part of one, as it came. */
export type Part = Record<string, unknown>;

/** Missing where no code of its own is published (page 90313). */
export const missing = 40063;
/** Too long or too many where no code of its own is published. */
export const tooLong = 40058;

/** A part that may be absent. @throws Refusal 40035 when it is something else */
export function optionalPart(value: unknown): Part | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) throw new Refusal(40035);
  return value as Part;
}

/** @throws Refusal `code` when it is absent or empty, 40035 when it is no text */
export function requiredText(part: Part, name: string, code: number): string {
  const value = optionalString(part[name]);
  if (!value) throw new Refusal(code);
  return value;
}

export function optionalString(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new Refusal(40035);
  return value;
}

/** A list of parts; absent counts as empty. @throws Refusal `code` outside of `least` to `most` */
export function listOf(value: unknown, least: number, most: number, code: number): Part[] {
  const list = value === undefined || value === null ? [] : value;
  if (!Array.isArray(list)) throw new Refusal(40035);
  if (list.length < least || list.length > most) throw new Refusal(code);
  return list.map((one) => {
    const part = optionalPart(one);
    if (!part) throw new Refusal(40035);
    return part;
  });
}

/** Keys come back in events; at most 1024 bytes. */
export function keyOf(part: Part, name: string, code: number): string {
  const key = requiredText(part, name, code);
  if (Buffer.byteLength(key) > 1024) throw new Refusal(code);
  return key;
}

/** An integer of the allowed ones; absent counts as the first. */
export function choiceOf(value: unknown, allowed: readonly number[]): number {
  if (value === undefined || value === null) return allowed[0] ?? 0;
  if (typeof value !== 'number') throw new Refusal(40035);
  if (!allowed.includes(value)) throw new Refusal(40058);
  return value;
}

export function checkUnique(values: string[], code: number): void {
  if (new Set(values).size < values.length) throw new Refusal(code);
}

/** 42028 when it is missing, 45034 without a scheme. */
export function checkUrl(part: Part, name = 'url', code = 42028): void {
  const url = requiredText(part, name, code);
  if (!/^https?:\/\//i.test(url)) throw new Refusal(45034);
  if (Buffer.byteLength(url) > 2048) throw new Refusal(40039);
}

/** Type 0 leads nowhere, 1 to a URL, 2 to a mini program. */
export function checkLink(part: Part, allowed: readonly number[]): void {
  const type = choiceOf(part.type, allowed);
  if (type === 1) checkUrl(part);
  if (type === 2) requiredText(part, 'appid', 42030);
}
