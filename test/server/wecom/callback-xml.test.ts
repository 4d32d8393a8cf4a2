import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementIn, elementsIn, parseXml, textIn } from '../../../server/wecom/callback-xml.ts';

const one = (xml: string, name = 'A') => textIn(parseXml(`<xml>${xml}</xml>`), name);

describe('reading the XML of a callback', () => {
  it.each([
    ['CDATA', '<A><![CDATA[x & <b> y]]></A>'],
    ['plain text', '<A>x &amp; &lt;b&gt; y</A>'],
    ['numeric references', '<A>x &#38; &#x3c;b&#62; y</A>'],
    ['CDATA among line ends', '<A>\n  <![CDATA[x & <b> y]]>\n</A>'],
    ['CDATA in pieces', '<A><![CDATA[x & ]]><![CDATA[<b> y]]></A>'],
    ['CDATA and text', '<A>x &amp; <![CDATA[<b> y]]></A>'],
  ])('takes %s for the same text', (_form, xml) => {
    expect(one(xml)).toBe('x & <b> y');
  });

  it('keeps 64-bit ids, leading zeros and blanks as they are', () => {
    expect(one('<A>4561255354251345929</A>')).toBe('4561255354251345929');
    expect(one('<A>007</A>')).toBe('007');
    expect(one('<A> 1e3 </A>')).toBe(' 1e3 ');
  });

  it('gives a list of one for one element, of many for many, and of none', () => {
    const ids = (xml: string) =>
      elementsIn(parseXml(`<xml>${xml}</xml>`), 'Id').map(({ text }) => text);

    expect(ids('<Id>1</Id>')).toEqual(['1']);
    expect(ids('<Id>1</Id><Other/><Id><![CDATA[2]]></Id>')).toEqual(['1', '2']);
    expect(ids('<Other/>')).toEqual([]);
  });

  it('tells an empty element from none', () => {
    const xml = parseXml('<xml><A/><B></B></xml>');

    expect(elementIn(xml, 'A')?.text).toBe('');
    expect(elementIn(xml, 'B')?.text).toBe('');
    expect(elementIn(xml, 'C')).toBeUndefined();
    expect(textIn(xml, 'C')).toBe('');
  });

  it('takes a declaration, attributes and layout', () => {
    const xml =
      '<?xml version="1.0" encoding="UTF-8"?>\r\n<xml a="1">\r\n\t<A b="2">x</A>\r\n</xml>\n';

    expect(textIn(parseXml(xml), 'A')).toBe('x');
  });

  it('lets a member write <!DOCTYPE> in a message', () => {
    expect(one('<A><![CDATA[<!DOCTYPE html><!ENTITY x "y">]]></A>')).toBe(
      '<!DOCTYPE html><!ENTITY x "y">',
    );
  });

  it('leaves references that XML does not know as they are written', () => {
    expect(one('<A>&nbsp;&amp;nbsp;&#0;&#x110000;</A>')).toBe('&nbsp;&nbsp;&#0;&#x110000;');
  });

  it('has no names that mean something to JavaScript', () => {
    const xml = parseXml('<xml><toString>y</toString></xml>');

    expect(textIn(xml, 'toString')).toBe('y');
    expect(textIn(xml, 'valueOf')).toBe('');
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      expect(() => parseXml(`<xml><${name}><a>1</a></${name}></xml>`)).toThrow(/broken/);
    }
    expect('a' in {}).toBe(false);
  });

  const bomb =
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><xml><A>&b;</A></xml>';
  it.each([
    ['nothing', ''],
    ['no XML', 'hello'],
    ['JSON', '{"encrypt":"x"}'],
    ['an element that is never closed', '<xml><A>x</xml>'],
    ['a root that is never closed', '<xml><A>x</A>'],
    ['CDATA that is never closed', '<xml><A><![CDATA[x</A></xml>'],
    ['text behind the root', '<xml></xml>x'],
    ['two roots', '<xml></xml><xml></xml>'],
    ['another root', '<html></html>'],
    ['a DOCTYPE', '<!DOCTYPE xml><xml></xml>'],
    ['an outside entity', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml>&a;</xml>'],
    ['entities within entities', bomb],
    ['a comment', '<xml><!-- x --></xml>'],
    ['a bare ampersand', '<xml><A>a & b</A></xml>'],
    ['a depth of 200', `<xml>${'<a>'.repeat(200)}${'</a>'.repeat(200)}</xml>`],
    ['a megabyte', `<xml>${' '.repeat(1_000_001)}</xml>`],
  ])('refuses %s', (_what, xml) => {
    expect(() => parseXml(xml)).toThrow(expect.objectContaining({ name: 'CallbackXmlError' }));
  });

  it('does not repeat in an error what it was given', () => {
    try {
      parseXml('<xml><A>private</xml>');
      expect.unreachable();
    } catch (error) {
      expect(String((error as Error).stack)).not.toContain('private');
      expect((error as Error).cause).toBeUndefined();
    }
  });

  it('refuses or reads any text, and never throws anything else', () => {
    const pieces = [
      '<xml>',
      '</xml>',
      '<a>',
      '</a>',
      '<![CDATA[',
      ']]>',
      '&amp;',
      '&#9;',
      '<?',
      '<',
    ];
    const noise = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 })));
    fc.assert(
      fc.property(noise, (parts) => {
        try {
          parseXml(parts.join(''));
        } catch (error) {
          expect((error as Error).name).toBe('CallbackXmlError');
        }
      }),
      { numRuns: 500 },
    );
  });
});
