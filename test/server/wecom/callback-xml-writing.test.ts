import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildXml,
  parseXml,
  textIn,
  type XmlElement,
  type XmlValue,
} from '../../../server/wecom/callback-xml.ts';

describe('writing XML', () => {
  it('writes text as CDATA, numbers plainly, and lists one after the other', () => {
    const fields = { A: 'a', B: 1, C: 4561255354251345929n, D: ['x', { E: 'y' }], F: undefined };

    expect(buildXml(fields)).toBe(
      '<xml><A><![CDATA[a]]></A><B>1</B><C>4561255354251345929</C><D><![CDATA[x]]></D><D><E><![CDATA[y]]></E></D></xml>',
    );
    expect(buildXml({ A: '<&>' }, { cdata: false })).toBe('<xml><A>&lt;&amp;&gt;</A></xml>');
  });

  it('does not let a text end its CDATA', () => {
    const xml = buildXml({ Content: ']]></Content><Event>subscribe</Event>' });

    expect(parseXml(xml).children).toHaveLength(1);
    expect(textIn(parseXml(xml), 'Content')).toBe(']]></Content><Event>subscribe</Event>');
  });

  it('is read as what was written, whatever it says', () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .map((raw) =>
        raw.replace(/[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, ''),
      );
    const tricky = fc.constantFrom(']]>', ']]', '<![CDATA[', '&amp;', '&#10;', '<a>', '', ' ');
    const leaf = fc.array(fc.oneof(text, tricky), { maxLength: 4 }).map((parts) => parts.join(''));
    const name = fc.constantFrom('A', 'Bc', 'Item', 'toString');
    const { tree } = fc.letrec<{ tree: XmlValue }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.dictionary(
          name,
          fc.oneof(tie('tree'), fc.array(tie('tree'), { minLength: 1, maxLength: 3 })),
          {
            minKeys: 1,
            maxKeys: 3,
            noNullPrototype: true,
          },
        ),
      ),
    }));
    fc.assert(
      fc.property(tree, fc.boolean(), (value, cdata) => {
        expect(asValue(parseXml(buildXml({ Root: value }, { cdata })))).toEqual({
          Root: normal(value),
        });
      }),
    );
  });
});

/** An element as the builder takes it, every child as a list. */
function asValue({ text, children }: XmlElement): unknown {
  if (children.length === 0) return text;
  const grouped: Record<string, unknown[]> = {};
  for (const { name, element } of children) {
    if (!Object.hasOwn(grouped, name)) grouped[name] = [];
    grouped[name]?.push(asValue(element));
  }
  return grouped;
}

function normal(value: XmlValue): unknown {
  if (typeof value !== 'object') return [value];
  return [inner(value)];
}

function inner(value: XmlValue | undefined): unknown {
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [name, [child].flat().map(inner)]),
  );
}
