import { FlowGraph, type JsonValue } from '@hookline/contracts';
import { checkFlowGraph, compileGraph } from '@hookline/engine';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkParams } from '../params/check-params';
import { nodeTypeOf } from '../registry';
import { compileWebitelSchema } from './compile-webitel-schema';

const tag = fc.constantFrom<JsonValue[]>('a', 'b', 'c', 7, '', 'gone', null);
const text = fc.constantFrom(
  '',
  'x',
  '${a}',
  '${a +',
  "${n} == 'new'",
  '{{b}}',
  '$${c}',
  '&hour(9-18)',
  '${',
);
const anything = fc
  .jsonValue({ maxDepth: 3 })
  .map((value): JsonValue => JSON.parse(JSON.stringify(value)));
const loose = fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: anything });

const { list } = fc.letrec<{ list: JsonValue; item: JsonValue; app: JsonValue }>((tie) => ({
  list: fc.oneof(
    { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
    fc.constant([]),
    fc.array(tie('item'), { maxLength: 5 }),
  ),
  item: fc.oneof(
    { weight: 1, arbitrary: anything },
    { weight: 1, arbitrary: fc.record({ tag, break: fc.boolean() }) },
    {
      weight: 8,
      arbitrary: fc
        .tuple(
          tie('app'),
          fc.record(
            {
              tag,
              break: fc.constantFrom(true, false, 'true'),
              limit: fc.record({ max: fc.constantFrom(1, '2', 'x', -1), failover: tag }),
              async: fc.boolean(),
            },
            { requiredKeys: [] },
          ),
        )
        .map(([app, meta]): JsonValue => ({ ...(app as object), ...meta })),
    },
  ),
  app: fc.oneof(
    fc.record({ function: fc.record({ name: text, actions: tie('list') }) }),
    fc.record({ execute: fc.oneof(text, fc.record({ name: text, async: fc.boolean() })) }),
    fc.record({ string: fc.record({ fn: loose, data: loose, args: loose, setVar: text }) }),
    fc.record({ math: fc.record({ fn: loose, data: loose, setVar: text }) }),
    fc.record({ if: fc.record({ expression: loose, then: tie('list'), else: tie('list') }) }),
    fc.record({
      switch: fc.record({
        variable: loose,
        case: fc.dictionary(text, tie('list'), { maxKeys: 3 }),
        default: tie('list'),
      }),
    }),
    fc.record({
      while: fc.record({
        condition: loose,
        do: tie('list'),
        maxSteps: fc.constantFrom(0, '3', 'x'),
      }),
    }),
    fc.record({ list: fc.record({ list: loose, destination: loose, actions: tie('list') }) }),
    fc.record({ goto: tag }),
    fc.record({ set: fc.oneof(anything, fc.dictionary(fc.string(), loose)) }),
    fc.record({
      httpRequest: fc.oneof(anything, fc.record({ url: loose, data: loose, timeout: loose })),
    }),
    fc.record({ softSleep: loose }),
    fc.record({ log: loose }),
    fc.record({ callbackQueue: loose }),
    fc.record({ listAdd: loose }),
    fc.dictionary(fc.string(), anything, { maxKeys: 2 }),
  ),
}));

describe('compileWebitelSchema with 2,000 random arrays', () => {
  it('never throws, and its graphs are valid, runnable and without errors', () => {
    fc.assert(
      fc.property(list, (schema) => {
        const { graph, problems } = compileWebitelSchema(schema);
        if (Array.isArray(schema)) {
          expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
        }
        expect(FlowGraph.parse(graph)).toEqual(graph);
        const errors = checkFlowGraph(graph, { nodeTypeOf, checkParams }).filter(
          ({ level }) => level === 'error',
        );
        expect(errors).toEqual([]);
        expect(compileGraph(graph, nodeTypeOf).startNodeId).toBe('start');
      }),
      { numRuns: 2_000 },
    );
  });

  it('answers any JSON and any text with a graph', () => {
    fc.assert(
      fc.property(fc.oneof(anything, fc.string(), fc.json()), (source) => {
        expect(FlowGraph.safeParse(compileWebitelSchema(source).graph).success).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
