import { FlowGraph, type JsonValue } from '@hookline/contracts';
import { checkFlowGraph, compileGraph, InvalidFlowError, scopeOf } from '@hookline/engine';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkParams } from '../params/check-params';
import { nodeTypeOf, nodeTypes } from '../registry';

const ids = ['start', 'a', 'b', 'c', 'd'] as const;
const text = fc.constantFrom('', 'x', '${a}', '${a +', '$${b}', '{{c', "steps['A'].body", '200');
const value = fc.oneof(
  text,
  fc.jsonValue({ maxDepth: 2 }).map((json): JsonValue => JSON.parse(JSON.stringify(json))),
);
const paramNames = [
  ...new Set(nodeTypes.flatMap(({ params }) => Object.keys(params.shape))),
] as const;

const inner = nodeTypes.map(({ type }) => type).filter((type) => type !== 'start');

const node = (id: string) =>
  fc.record({
    id: fc.constant(id),
    type: id === 'start' ? fc.constant('start') : fc.constantFrom(...inner),
    name: fc.constantFrom('', 'A', 'B'),
    params: fc.dictionary(fc.constantFrom(...paramNames), value, { maxKeys: 6 }),
    settings: fc.record({ disabled: fc.boolean() }, { requiredKeys: [] }),
  });

const outlets = ['next', 'success', 'failure', 'then', 'else', 'body', 'done', 'default'] as const;
const edge = fc.record({
  from: fc.constantFrom(...ids),
  outlet: fc.constantFrom(...outlets),
  to: fc.constantFrom(...ids),
});

const graphs = fc
  .tuple(
    fc.tuple(...ids.map(node)),
    fc.uniqueArray(edge, { selector: ({ from, outlet }) => `${from} ${outlet}`, maxLength: 12 }),
    fc.constantFrom('graph', 'array'),
  )
  .map(([nodes, edges, dialect]) =>
    FlowGraph.parse({ nodes, edges: edges.map((one, i) => ({ ...one, id: `e${i}` })), dialect }),
  );

describe('checkFlowGraph with random drawings', () => {
  it('never throws, and what it accepts compiles and renders or fails by name', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const problems = checkFlowGraph(graph, { nodeTypeOf, checkParams });
        for (const { message, path } of problems) expect(`${path}${message}`).not.toBe('');
        const compiled = compileGraph(graph, nodeTypeOf);
        for (const { id } of graph.nodes) {
          try {
            compiled.node(id).renderParams(scopeOf({ a: 1 }), () => undefined);
          } catch (error) {
            expect(error).toHaveProperty('code', expect.stringMatching(/^(?:node|expression)\./));
            expect(error).not.toBeInstanceOf(InvalidFlowError);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
