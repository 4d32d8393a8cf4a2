import { optionalPart, optionalString, tooLong, type Part } from '../card/fields.ts';
import { Refusal } from '../refusal.ts';

export const dataTypes = ['keydata', 'image', 'list', 'webview'] as const;
export type DataType = (typeof dataTypes)[number];

/** 94001 for a type that does not exist. */
export function typeOf(value: unknown, allowed: readonly string[]): string {
  if (typeof value === 'string' && allowed.includes(value)) return value;
  throw new Refusal(94001);
}

/** The object named like the type, checked (page 92535). `isTemplate` lets a key be required. */
export function checkedData(body: Part, type: DataType): Part {
  const data = optionalPart(body[type]);
  if (type === 'keydata') return keydata(data);
  if (type === 'list') return list(data);
  if (type === 'image') return image(data);
  return webview(data);
}

function keydata(data: Part | undefined): Part {
  const items = itemsOf(data, 94002, 4, 94003);
  for (const item of items) {
    characters(optionalString(item.key) ?? '', 64);
    const value = optionalString(item.data);
    if (!value) throw new Refusal(94012);
    characters(value, 64);
    checkTarget(item);
  }
  return { items };
}

function list(data: Part | undefined): Part {
  const items = itemsOf(data, 94005, 3, 94006);
  for (const item of items) {
    const title = optionalString(item.title);
    if (!title) throw new Refusal(94014);
    if (Buffer.byteLength(title) > 128) throw new Refusal(tooLong);
    checkTarget(item);
  }
  return { items };
}

function image(data: Part | undefined): Part {
  if (!isUrl(data?.url)) throw new Refusal(94013);
  checkTarget(data ?? {});
  return data ?? {};
}

function webview(data: Part | undefined): Part {
  if (!data) throw new Refusal(94007);
  if (!isUrl(data.url)) throw new Refusal(94015);
  const { height } = data;
  if (height !== undefined && height !== 'single_row' && height !== 'double_row') {
    throw new Refusal(94011);
  }
  checkTarget(data);
  return data;
}

function itemsOf(data: Part | undefined, absent: number, most: number, tooMany: number): Part[] {
  if (!data || !Array.isArray(data.items) || data.items.length === 0) throw new Refusal(absent);
  if (data.items.length > most) throw new Refusal(tooMany);
  return data.items.map((item: unknown) => {
    const part = optionalPart(item);
    if (!part) throw new Refusal(40035);
    return part;
  });
}

function checkTarget(part: Part): void {
  characters(optionalString(part.jump_url) ?? '', 1024);
  characters(optionalString(part.pagepath) ?? '', 1024);
}

function characters(text: string, most: number): void {
  if ([...text].length > most) throw new Refusal(tooLong);
}

function isUrl(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\//i.test(value);
}
