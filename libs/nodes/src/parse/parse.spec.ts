import { describe, expect, it } from '@jest/globals';
import type { JsonObject, JsonValue } from '@hookline/contracts';
import { NodeFailure } from '@hookline/engine';
import { aNodeContext, FakeDocumentPort } from '@hookline/testing';
import { parse } from './parse.definition';
import { executeParse } from './parse.execute';
import { ParseParams } from './parse.params';

function execute(
  params: object,
  documents = new FakeDocumentPort(),
  dialect: 'graph' | 'array' = 'graph',
) {
  const given = ParseParams.parse({ resultVariable: 'x', ...params });
  return executeParse(given, { ...aNodeContext({ dialect }), ports: { documents } });
}

describe('executeParse', () => {
  it.each<[object, JsonValue]>([
    [{ text: '{"id": 12345678901234567890}' }, { id: '12345678901234567890' }],
    [{ text: '[1, null]' }, [1, null]],
    [
      { operation: 'parse-form', text: 'a=1&b=x+y%26&b=2&__proto__=1' },
      { a: '1', b: ['x y&', '2'] },
    ],
    [{ operation: 'parse-form', text: '' }, {}],
    [{ operation: 'write-json', value: { a: ['1'] } }, '{"a":["1"]}'],
    [
      { operation: 'write-form', value: { a: '1&2', b: ['x', 'y'], c: null, d: { e: 1 } } },
      'a=1%262&b=x&b=y&c=&d=%7B%22e%22%3A1%7D',
    ],
    [{ operation: 'write-xml', value: { a: 1 } }, '<?xml version="1.0" encoding="UTF-8"?><a>1</a>'],
    [
      { operation: 'write-xml', value: [1], root: 'list' },
      '<?xml version="1.0" encoding="UTF-8"?><list><item>1</item></list>',
    ],
  ])('makes of %j: %j', async (params, result) => {
    await expect(execute(params)).resolves.toEqual({
      kind: 'exit',
      outlet: 'next',
      output: { result },
      variables: { x: result },
    });
  });

  it('asks the port for the values of XPaths, or for the whole document', async () => {
    const documents = new FakeDocumentPort({ id: '7' });
    const xml = '<order id="7"/>';
    const found = await execute(
      { operation: 'parse-xml', text: xml, paths: { id: '/*/@id' } },
      documents,
    );
    expect(found).toMatchObject({ output: { result: { id: '7' } } });
    await execute({ operation: 'parse-xml', text: xml }, documents);
    expect(documents.asked).toEqual([{ xml, paths: { id: '/*/@id' } }, { xml }]);
  });

  it('keeps objects as compact JSON in arrays, and reads them back (decision 10)', async () => {
    const parsed = await execute({ text: '{"a": 1}' }, undefined, 'array');
    expect(parsed).toMatchObject({ variables: { x: '{"a":1}' } });
    const written = await execute(
      { operation: 'write-form', value: '{"a":1}' },
      undefined,
      'array',
    );
    expect(written).toMatchObject({ variables: { x: 'a=1' } });
  });

  it.each<[object, string]>([
    [{ text: '' }, 'parse.json'],
    [{ text: `${'['.repeat(100)}${']'.repeat(100)}` }, 'parse.json'],
    [{ operation: 'write-form', value: [1] }, 'parse.value'],
    [{ operation: 'write-json', value: 'x'.repeat(262_143) }, 'parse.too-large'],
    [{ operation: 'write-xml', value: 1, root: 'a b' }, 'xml.name'],
  ])('fails for %j', async (params, code) => {
    await expect(execute(params)).rejects.toMatchObject({ code });
  });

  it('fails as the port does', async () => {
    const documents = new FakeDocumentPort(new NodeFailure('xml.invalid', 'Not well formed.'));
    const read = execute({ operation: 'parse-xml', text: '<a' }, documents);
    await expect(read).rejects.toMatchObject({ code: 'xml.invalid' });
  });
});

describe('parse', () => {
  it.each<[JsonObject, string]>([
    [{ operation: 'parse-json', text: '${answer}' }, 'parse json ${answer}'],
    [{ operation: 'write-xml', value: {} }, 'write xml'],
  ])('sums up %j', (params, summary) => {
    expect(parse.summary(params)).toBe(summary);
  });
});
