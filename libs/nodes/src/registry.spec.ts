import { describe, expect, it } from '@jest/globals';
import { checkParams } from './params/check-params';
import { describeParams } from './params/describe-params';
import { newNodeParams } from './params/new-node-params';
import { nodeTypeOf, nodeTypes } from './registry';

describe('nodeTypeOf', () => {
  it('finds a type by its word and nothing else', () => {
    expect(nodeTypeOf('http-request')?.label).toBe('HTTP request');
    expect(nodeTypeOf('constructor')).toBeUndefined();
  });
});

describe('nodeTypes', () => {
  it('gives every type a word and a label of its own', () => {
    const unique = (words: string[]) => new Set(words).size;
    expect(unique(nodeTypes.map(({ type }) => type))).toBe(nodeTypes.length);
    expect(unique(nodeTypes.map(({ label }) => label))).toBe(nodeTypes.length);
  });

  describe.each(nodeTypes.map((nodeType) => [nodeType.type, nodeType] as const))(
    '%s',
    (_type, nodeType) => {
      it('labels every param for the form', () => {
        const unlabelled = describeParams(nodeType).filter(({ name, meta }) => meta.label === name);
        expect(unlabelled).toEqual([]);
      });

      it('is complete but for what the author must give when it is new', () => {
        const params = newNodeParams(nodeType);
        const required = describeParams(nodeType).filter((field) => field.required);
        const missing = checkParams(nodeType, params).map(({ field }) => field);
        for (const { name } of required) expect(missing).toContain(name);
        const result = nodeType.params.safeParse(params);
        expect(result.success || missing.length > 0).toBe(true);
      });

      it('has outlets of different names and a summary when it is new', () => {
        const names = nodeType.outlets({}).map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        expect(typeof nodeType.summary({})).toBe('string');
      });

      it('has a failure outlet whenever it has an effect', () => {
        const hasEffect = nodeType.kind !== 'pure';
        const hasFailure = nodeType.outlets({}).some(({ name }) => name === 'failure');
        expect(hasFailure || !hasEffect).toBe(true);
      });
    },
  );
});
