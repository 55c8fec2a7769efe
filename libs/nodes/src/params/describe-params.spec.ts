import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { condition } from '../condition/condition.definition';
import { httpRequest } from '../http-request/http-request.definition';
import { setVariables } from '../set-variables/set-variables.definition';
import { describeParams } from './describe-params';
import { newNodeParams } from './new-node-params';
import { text } from './text';
import { wholeNumber } from './whole-number';

function only(schema: z.ZodType) {
  return describeParams({ params: z.object({ field: schema }) })[0];
}

describe('describeParams', () => {
  it('looks through loosened texts, defaults and metadata', () => {
    expect(only(text().default('x').meta({ label: 'Field', help: 'Help.' }))).toEqual({
      name: 'field',
      kind: 'text',
      widget: 'text',
      required: false,
      default: 'x',
      meta: { label: 'Field', help: 'Help.' },
    });
  });

  it('tells required, optional and defaulted fields apart', () => {
    expect(only(text())).toMatchObject({ required: true });
    expect(only(text().optional())).toMatchObject({ required: false });
    expect(only(text().optional())).not.toHaveProperty('default');
  });

  it('gives the limits of numbers', () => {
    expect(only(wholeNumber(0, 5))).toMatchObject({ kind: 'number', min: 0, max: 5, whole: true });
  });

  it('gives the words of a choice', () => {
    expect(only(text(z.enum(['a', 'b'])))).toMatchObject({
      kind: 'choice',
      widget: 'select',
      options: ['a', 'b'],
    });
  });

  it('describes the fields of list items', () => {
    const [assignments] = describeParams(setVariables);
    expect(assignments).toMatchObject({ kind: 'list', itemKind: 'object', widget: 'assignments' });
    expect(assignments?.fields?.map(({ name, kind }) => [name, kind])).toEqual([
      ['name', 'text'],
      ['value', 'json'],
    ]);
  });

  it('keeps when a field is shown', () => {
    const expression = describeParams(condition).find(({ name }) => name === 'expression');
    expect(expression?.meta).toMatchObject({
      language: 'expression',
      showWhen: { param: 'mode', is: ['expression'] },
    });
  });

  it('knows every param of a real node by its kind', () => {
    expect(describeParams(httpRequest).map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
      'method: choice',
      'url: text',
      'auth: object',
      'pathValues: map',
      'query: map',
      'headers: map',
      'bodyType: choice',
      'json: json',
      'form: map',
      'xml: text',
      'text: text',
      'contentType: text',
      'sendCookies: text',
      'keepCookies: boolean',
      'parser: choice',
      'extract: map',
      'responseCode: text',
      'cookies: text',
      'successStatuses: text',
      'maxRedirects: number',
    ]);
  });
});

describe('newNodeParams', () => {
  it('holds every default and leaves the required out', () => {
    const params = newNodeParams(httpRequest);
    expect(params).toMatchObject({ method: 'POST', successStatuses: '2xx', maxRedirects: 0 });
    expect(params).not.toHaveProperty('url');
  });
});
