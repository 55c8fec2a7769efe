import { describe, expect, it } from '@jest/globals';
import type { JsonValue } from '@hookline/contracts';
import { writeXml } from './write-xml';

const head = '<?xml version="1.0" encoding="UTF-8"?>';

describe('writeXml', () => {
  it.each<[JsonValue, string]>([
    [
      { order: { '@id': 7, item: ['a', 'b'], note: null } },
      '<order id="7"><item>a</item><item>b</item><note/></order>',
    ],
    [{ a: { '#text': 'x', '@lang': 'uk' } }, '<a lang="uk">x</a>'],
    [{ a: 1, b: true }, '<data><a>1</a><b>true</b></data>'],
    [{ a: [1, 2] }, '<data><a>1</a><a>2</a></data>'],
    [['x', { y: 1 }], '<data><item>x</item><item><y>1</y></item></data>'],
    ['plain', '<data>plain</data>'],
    [null, '<data/>'],
    [{ 'soap:Envelope': { 'soap:Body': '' } }, '<soap:Envelope><soap:Body/></soap:Envelope>'],
    [{ a: `<&>"'\u0000` }, '<a>&lt;&amp;&gt;&quot;&apos;\uFFFD</a>'],
    [{ a: { '@b': '"><script>' } }, '<a b="&quot;&gt;&lt;script&gt;"/>'],
  ])('writes %j', (value, document) => {
    expect(writeXml(value, 'data')).toBe(head + document);
  });

  it.each<[JsonValue, string]>([
    [{ 'a b': 1 }, 'xml.name'],
    [{ a: { '@x="1" y': 1 } }, 'xml.name'],
    [{ a: { '>': 1 } }, 'xml.name'],
    [{ '1a': 1 }, 'xml.name'],
    [{ a: Array<string>(600).fill('x'.repeat(2_000)) }, 'xml.too-large'],
    [JSON.parse('{"a":'.repeat(70) + '1' + '}'.repeat(70)) as JsonValue, 'xml.too-deep'],
  ])('refuses what XML cannot hold (%#)', (value, code) => {
    expect(() => writeXml(value, 'data')).toThrow(expect.objectContaining({ code }));
  });
});
