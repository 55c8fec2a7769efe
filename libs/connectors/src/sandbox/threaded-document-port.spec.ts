import { afterAll, describe, expect, it } from '@jest/globals';
import { buildSandboxThread } from '../testing/build-sandbox-thread';
import { SandboxPool } from './sandbox-pool';
import { ThreadedDocumentPort } from './threaded-document-port';

const pool = new SandboxPool({ threadFile: buildSandboxThread() });
const port = new ThreadedDocumentPort(pool);
afterAll(() => pool.close());

const soap = `<?xml version="1.0" encoding="UTF-8"?>
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
  <soap:Body>
    <GetClientResponse xmlns="http://crm.example/">
      <client id="7" vip="1"><name>Ганна &amp; Co</name><phone>380441112233</phone></client>
      <client id="8"><name><![CDATA[<Bob>]]></name></client>
    </GetClientResponse>
  </soap:Body>
</soap:Envelope>`;

async function one(path: string, xml = soap): Promise<unknown> {
  return (await port.readXml(xml, { value: path }))['value'];
}

describe('ThreadedDocumentPort.readXml', () => {
  it.each([
    ['the text of the first node', '//client/name', 'Ганна & Co'],
    ['a CDATA section', '//client[2]/name', '<Bob>'],
    ['a text node', '//client[1]/phone/text()', '380441112233'],
    ['an attribute', '//client/@id', '7'],
    ['a prefix as the document declares it', '/soap:Envelope/soap:Body//name', 'Ганна & Co'],
    ['a local name', "//*[local-name()='client'][2]/@id", '8'],
    ['a count as a number', 'count(//client)', 2],
    ['a comparison as yes or no', "//client/@vip = '1'", true],
    ['a text function', "concat(//client/@id, '-', //client[2]/@id)", '7-8'],
    ['no node as nothing', '//nobody', null],
    ['an absent attribute as nothing', '//client[2]/@vip', null],
    ['a division by nothing as nothing', '1 div 0', null],
  ])('reads %s', async (_what, path, expected) => {
    await expect(one(path)).resolves.toBe(expected);
  });

  it('reads several paths at once, by the names they were given', async () => {
    const paths = { first: '//client/@id', __proto__x: '//client[2]/@id' };
    await expect(port.readXml(soap, paths)).resolves.toEqual({ first: '7', __proto__x: '8' });
  });

  it.each(['//client[', '$x', 'other:client', 'document("file:///etc/passwd")', ''])(
    'refuses the path %p by name',
    async (path) => {
      const failure = { code: 'xml.path', details: { path } };
      await expect(one(path)).rejects.toMatchObject(failure);
    },
  );
});

describe('ThreadedDocumentPort, given bad XML', () => {
  it('says near which line it is not well formed', async () => {
    const failure = { code: 'xml.invalid', details: { line: 2 } };
    await expect(one('/a', '<a>\n<b></c>\n</a>')).rejects.toMatchObject(failure);
  });

  it.each(['', 'hello', '<a/><b/>', '<a x=1/>', '<p:a/>', '<a>&nbsp;</a>', '<a b="1" b="2"/>'])(
    'refuses %p',
    async (xml) => {
      await expect(one('/a', xml)).rejects.toMatchObject({ code: 'xml.invalid' });
    },
  );

  it.each([
    '<!DOCTYPE a [<!ENTITY x "y">]><a/>',
    '<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a/>',
    '<!DOCTYPE a><a/>',
  ])('refuses the document type declaration of %p', async (xml) => {
    await expect(one('/a', xml)).rejects.toMatchObject({ code: 'xml.doctype' });
  });

  it('does not read files by entities', async () => {
    const xml = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';
    await expect(one('/a', xml)).rejects.toMatchObject({ code: 'xml.invalid' });
  });

  it('takes 64 levels and refuses 65', async () => {
    const nested = (levels: number) => '<a>'.repeat(levels) + '</a>'.repeat(levels);
    await expect(one('count(//a)', nested(64))).resolves.toBe(64);
    await expect(one('count(//a)', nested(65))).rejects.toMatchObject({ code: 'xml.too-deep' });
    // Too deep to be read to its end: by then it is too slow, or its tree too large.
    const failure = { code: expect.stringMatching(/^xml\.too-/) };
    await expect(one('count(//a)', nested(140_000))).rejects.toMatchObject(failure);
  });

  it('refuses a document over a megabyte, and values that add up to more', async () => {
    const text = 'x'.repeat(1_048_576);
    await expect(one('/a', `<a>${text}</a>`)).rejects.toMatchObject({ code: 'xml.too-large' });
    const paths = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`v${n}`, '/a']));
    const many = port.readXml(`<a>${'x'.repeat(200_000)}</a>`, paths);
    await expect(many).rejects.toMatchObject({ code: 'xml.too-large' });
  });
});

describe('ThreadedDocumentPort.xmlToJson', () => {
  it('maps attributes, text, children and lists as documented', async () => {
    const xml = `<order id="5">
      <note>call back</note><empty/>
      <item sku="a">one</item><item sku="b"/>
      mixed <x:tag xmlns:x="urn:x">1</x:tag>
    </order>`;
    const { order } = await port.xmlToJson(xml);
    expect(order).toEqual({
      '@id': '5',
      '#text': expect.stringMatching(/^\s+mixed\s+$/),
      note: 'call back',
      empty: '',
      item: [{ '@sku': 'a', '#text': 'one' }, { '@sku': 'b' }],
      'x:tag': { '@xmlns:x': 'urn:x', '#text': '1' },
    });
  });

  it('keeps names that mean something to JavaScript as plain fields', async () => {
    const parsed = await port.xmlToJson('<a><__proto__>x</__proto__><constructor/></a>');
    const fields = Object.entries(parsed['a'] ?? {});
    expect(fields).toEqual([
      ['__proto__', 'x'],
      ['constructor', ''],
    ]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});
