/** Small node types for the specs of the engine, which may not import the real ones. */
import { FlowGraph, JsonValue, RuleTree } from '@hookline/contracts';
import { z } from 'zod';
import {
  exit,
  type NodeType,
  type NodeTypeLookup,
  type Outlet,
  type PureNodeType,
} from '../node-type';

const next: Outlet = { name: 'next', label: 'Next' };
const failure: Outlet = { name: 'failure', label: 'Failure', tone: 'failure' };

function pure<Params extends z.ZodObject>(
  type: string,
  params: Params,
  more: Partial<PureNodeType<Params>> = {},
): PureNodeType<Params> {
  return {
    type,
    version: 1,
    kind: 'pure',
    label: type,
    description: '',
    help: '',
    category: 'flow',
    icon: 'point',
    synonyms: [],
    params,
    outlets: () => [next],
    summary: () => '',
    execute: () => exit('next', null),
    ...more,
  };
}

const types: readonly NodeType[] = [
  pure('start', z.object({})),
  pure('stop', z.object({ reason: z.string().default('') }), { outlets: () => [] }),
  pure('set', z.object({ name: z.string().default(''), value: JsonValue.default('') }), {
    setsVariables: ({ name }) => (typeof name === 'string' && name !== '' ? [name] : []),
  }),
  pure(
    'test',
    z.object({
      expression: z.string().default('').meta({ language: 'expression' }),
      rules: RuleTree.optional().meta({ language: 'rules' }),
    }),
    { outlets: () => [{ name: 'then', label: 'Then' }, { name: 'else', label: 'Else' }, failure] },
  ),
  pure(
    'call',
    z.object({
      url: z.string().meta({ encode: 'url' }),
      timeoutMs: z.number().default(1_000),
      headers: z.record(z.string(), z.string()).default({}),
      body: JsonValue.default(''),
    }),
    {
      outlets: () => [{ name: 'success', label: 'Success' }, failure],
      outputs: { status: 'The status.', body: 'The answer.' },
    },
  ),
  pure(
    'cases',
    z.object({
      value: z.string().default(''),
      cases: z
        .array(
          z.object({
            when: z.string().meta({ language: 'expression' }),
            label: z.string().default(''),
          }),
        )
        .default([]),
    }),
    { version: 2, upgrade: (params) => ({ ...params, cases: [] }) },
  ),
  pure('both', z.object({}), {
    branching: () => 'fork',
    outlets: () => ['a', 'b'].map((name) => ({ name, label: name })),
  }),
  pure('meet', z.object({ mode: z.string().default('all') }), {
    branching: ({ mode }) => (mode === 'any' ? 'join any' : 'join all'),
  }),
  pure('change', z.object({}), { causesEvents: () => ['list.changed'] }),
  pure('wait', z.object({ delayMs: z.number().default(0) }), { breaksCycles: true }),
];

export const fixtureTypeOf: NodeTypeLookup = (type) => types.find((one) => one.type === type);

/** A graph in short form; positions and names come by themselves. */
export function aGraph(
  nodes: readonly Partial<FlowGraph['nodes'][number]>[],
  edges: readonly string[],
  dialect: FlowGraph['dialect'] = 'graph',
): FlowGraph {
  return FlowGraph.parse({
    dialect,
    nodes,
    edges: edges.map((text, index) => {
      const [from = '', outlet = '', to = ''] = text.split(/\s+/);
      return { id: `e${index}`, from, outlet, to };
    }),
  });
}
