import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** Callbacks are a few kilobytes; a text message has at most 2048 bytes (page 90239). */
const longestXml = 1_000_000;
/** `open_approval_change`, the deepest event, has six levels (page 90240). */
const deepest = 16;

/** One element: its text when it holds no others, and the elements it holds, in their order. */
export interface XmlElement {
  readonly text: string;
  readonly children: readonly { readonly name: string; readonly element: XmlElement }[];
}

/** Text is written as CDATA, numbers are not; an array is one element after the other. */
export type XmlValue = string | number | bigint | XmlFields | readonly XmlValue[];
export interface XmlFields {
  readonly [name: string]: XmlValue | undefined;
}

/** What came is not XML of the kind WeCom sends. */
export class CallbackXmlError extends Error {
  override name = 'CallbackXmlError';
}

const parser = new XMLParser({
  preserveOrder: true,
  cdataPropName: '#cdata',
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  // 64-bit ids and leading zeros stay what they are.
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
  maxNestedTags: deepest,
  // A name is never a key here, so `toString` is a name like any other.
  onDangerousProperty: (name) => name,
});

/**
 * The `<xml>` element of a callback. CDATA and plain text read the same; a DOCTYPE, an ENTITY or
 * a comment is refused before anything is parsed.
 * @throws CallbackXmlError
 */
export function parseXml(text: string): XmlElement {
  if (text.length > longestXml) throw new CallbackXmlError('The XML is too long.');
  refuseDeclarations(text);
  const roots = parsed(text).filter((node) => !('#text' in node));
  const [root] = roots;
  if (roots.length !== 1 || !root || !('xml' in root)) {
    throw new CallbackXmlError('The XML is not one <xml> element.');
  }
  return elementOf(root.xml as Node[]);
}

/**
 * The same text for every way to write the same message: in which order the elements of different
 * names stand, and whether their text is CDATA, differs between deliveries.
 * @throws CallbackXmlError
 */
export function canonicalXml(text: string): string {
  return JSON.stringify(canonical(parseXml(text)));
}

function canonical({ text, children }: XmlElement): unknown {
  if (children.length === 0) return text;
  const sorted = children.toSorted((a, b) => Number(a.name > b.name) - Number(a.name < b.name));
  return sorted.map(({ name, element }) => [name, canonical(element)]);
}

/** The text of the first element of that name, '' when there is none. */
export function textIn(element: XmlElement, name: string): string {
  return elementIn(element, name)?.text ?? '';
}

export function elementIn(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name)?.element;
}

/** All elements of that name: a list also when there is one, or none. */
export function elementsIn(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name).map((child) => child.element);
}

/**
 * `fields` in an `<xml>` element, in their order; undefined ones are left out. Line ends become
 * `\n`, as for every reader of XML; characters that XML cannot hold are left out.
 */
export function buildXml(fields: XmlFields, { cdata = true } = {}): string {
  return `<xml>${inner(fields, cdata ? asCdata : asPlainText)}</xml>`;
}

function inner(value: XmlValue, write: (text: string) => string): string {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value === 'string') return write(clean(value));
  return Object.entries(value)
    .flatMap(([name, child]) => [child].flat().map((one) => [name, one] as const))
    .map(([name, one]) => (one === undefined ? '' : `<${name}>${inner(one, write)}</${name}>`))
    .join('');
}

function clean(text: string): string {
  const allowed = text.replace(
    /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu,
    '',
  );
  return allowed.replace(/\r\n?/g, '\n');
}

function asCdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

function asPlainText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A CDATA section may hold anything, a member's `<!DOCTYPE` too; outside, nothing starts `<!`. */
function refuseDeclarations(text: string): void {
  const [opening, closing] = ['<![CDATA[', ']]>'];
  for (let at = text.indexOf('<!'); at !== -1; at = text.indexOf('<!', at)) {
    if (!text.startsWith(opening, at)) throw new CallbackXmlError('The XML declares something.');
    at = text.indexOf(closing, at + opening.length);
    if (at === -1) throw new CallbackXmlError('The XML has an open CDATA section.');
  }
}

/** What the parser makes of `preserveOrder`: `{ Name: [children] }` or `{ '#text': text }`. */
type Node = Record<string, unknown>;

function parsed(text: string): Node[] {
  try {
    // The parser itself forgives elements that are never closed.
    if (XMLValidator.validate(text) === true) return parser.parse(text) as Node[];
  } catch {
    // Too deep, or a name such as __proto__; the text, and the error that quotes it, stay here.
  }
  throw new CallbackXmlError('The XML is broken or too deep.');
}

function elementOf(nodes: Node[]): XmlElement {
  const entries = nodes.flatMap((node) => Object.entries(node));
  const children = entries
    .filter(([name]) => !name.startsWith('#'))
    .map(([name, value]) => ({ name, element: elementOf(value as Node[]) }));
  return { text: children.length > 0 ? '' : textOf(entries), children };
}

/** Blanks around a CDATA section are layout; in an element without one they are text. */
function textOf(entries: [string, unknown][]): string {
  const hasCdata = entries.some(([name]) => name === '#cdata');
  return entries
    .map(([name, value]) => {
      if (name === '#cdata') return (value as Node[]).map((node) => String(node['#text'])).join('');
      const text = String(value);
      return hasCdata && !text.trim() ? '' : resolved(text);
    })
    .join('');
}

const references: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The five references of XML and numbers; anything else stays as it was written. */
function resolved(text: string): string {
  return text.replace(
    /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi,
    (whole, ...found) => {
      const [name, decimal, hex] = found as (string | undefined)[];
      if (name) return references[name] ?? whole;
      const code = hex ? parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? clean(String.fromCodePoint(code)) : whole;
    },
  );
}
