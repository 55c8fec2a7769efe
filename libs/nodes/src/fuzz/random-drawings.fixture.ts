/**
 * Random drawings for the fuzz: blocks in blocks (forks with joins, loops, for-each, choices, every
 * kind of leaf), and then, often, something broken: an edge gone or led elsewhere, a param replaced.
 */
import { FlowGraph, isJsonObject, type JsonObject, type JsonValue } from '@hookline/contracts';
import fc from 'fast-check';
import { nodeTypeOf } from '../registry';
import { leafParams, lists, tests } from './leaf-params.fixture';

interface Leaf {
  readonly kind: 'leaf';
  readonly type: string;
  readonly params: JsonObject;
  readonly settings: JsonObject;
  /** Its failure leads on; else it ends the run. */
  readonly catches: boolean;
}
interface Fork {
  readonly kind: 'fork';
  readonly mode: string;
  readonly branches: readonly { readonly blocks: readonly Block[]; readonly arrives: boolean }[];
}
interface Repeat {
  readonly kind: 'loop' | 'for-each';
  readonly params: JsonObject;
  readonly body: readonly Block[];
}
interface Choice {
  readonly kind: 'choice';
  readonly params: JsonObject;
  readonly yes: readonly Block[];
  readonly no: readonly Block[];
}
interface End {
  readonly kind: 'stop' | 'break';
}
type Block = Leaf | Fork | Repeat | Choice | End;

const types = Object.keys(leafParams);

const settings = fc.oneof(
  { weight: 6, arbitrary: fc.constant<JsonObject>({}) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<JsonObject>(
      { disabled: true },
      { onFailure: 'continue' },
      { onFailure: 'fail' },
      { onUnknown: 'do not repeat' },
      { retry: { tries: 3, firstDelayMs: 1_000 } },
      { retry: { tries: 2, statuses: '4xx' }, timeoutMs: 200 },
    ),
  },
);

const leaf: fc.Arbitrary<Leaf> = fc.constantFrom(...types).chain((type) =>
  fc.record({
    kind: fc.constant('leaf' as const),
    type: fc.constant(type),
    params: fc.constantFrom(...(leafParams[type] ?? [])),
    settings,
    // Most of them, or few runs would come far.
    catches: fc.nat(9).map((number) => number > 0),
  }),
);

const blockLists = fc.letrec<{ list: readonly Block[] }>((tie) => ({
  list: fc.array(
    fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      { weight: 6, arbitrary: leaf },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('fork' as const),
          mode: fc.constantFrom('all', 'any'),
          branches: fc.array(
            fc.record({ blocks: tie('list'), arrives: fc.nat(4).map((number) => number > 0) }),
            { minLength: 2, maxLength: 3 },
          ),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('loop' as const),
          params: fc
            .tuple(fc.constantFrom(...tests), fc.constantFrom<JsonValue>(0, 3, 60, 10_000, '${n}'))
            .map(([test, maxSteps]): JsonObject => ({ ...test, maxSteps })),
          body: tie('list'),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('for-each' as const),
          params: fc.constantFrom(...lists),
          body: tie('list'),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('choice' as const),
          params: fc.constantFrom(...tests),
          yes: tie('list'),
          no: tie('list'),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constantFrom('stop' as const, 'break' as const) }),
      },
    ),
    { minLength: 1, maxLength: 4 },
  ),
})).list;

/** Outlets that still have to lead somewhere, as `node outlet`. */
type Ends = readonly string[];

class Drawing {
  readonly nodes: JsonObject[] = [{ id: 'start', type: 'start' }];
  readonly edges: { from: string; outlet: string; to: string }[] = [];

  add(blocks: readonly Block[], from: Ends): Ends {
    return blocks.reduce<Ends>(
      // Nothing follows an end.
      (ends, block) => (ends.length === 0 ? ends : this.#addBlock(block, ends)),
      from,
    );
  }

  lead(from: Ends, to: string): void {
    for (const end of from) {
      const [node = '', outlet = ''] = end.split(' ');
      this.edges.push({ from: node, outlet, to });
    }
  }

  #node(type: string, params: JsonObject, from: Ends, nodeSettings: JsonObject = {}): string {
    const id = `${type}-${this.nodes.length}`;
    this.nodes.push({ id, type, name: id, params, settings: nodeSettings });
    this.lead(from, id);
    return id;
  }

  #addBlock(block: Block, from: Ends): Ends {
    switch (block.kind) {
      case 'leaf': {
        const id = this.#node(block.type, block.params, from, block.settings);
        const outlets = nodeTypeOf(block.type)?.outlets(block.params) ?? [];
        return outlets
          .filter(({ name }) => name !== 'failure' || block.catches)
          .map(({ name }) => `${id} ${name}`);
      }
      case 'fork': {
        const labels = ['a', 'b', 'c'].slice(0, block.branches.length);
        const branches = labels.map((name) => ({ name, label: name }));
        const id = this.#node('parallel', { branches }, from);
        const ends = block.branches.flatMap(({ blocks, arrives }, index) => {
          const last = this.add(blocks, [`${id} ${labels[index] ?? 'a'}`]);
          return arrives ? last : [];
        });
        return ends.length === 0 ? [] : [`${this.#node('join', { mode: block.mode }, ends)} next`];
      }
      case 'loop':
      case 'for-each': {
        const id = this.#node(block.kind, block.params, from);
        this.lead(this.add(block.body, [`${id} ${block.kind === 'loop' ? 'body' : 'item'}`]), id);
        return [`${id} done`, `${id} failure`];
      }
      case 'choice': {
        const id = this.#node('condition', block.params, from);
        return [
          ...this.add(block.yes, [`${id} then`]),
          ...this.add(block.no, [`${id} else`]),
          `${id} failure`,
        ];
      }
      case 'stop':
        this.#node('stop', { result: { all: '${deep}', text: '${huge}' } }, from);
        return [];
      case 'break':
        this.#node('break', {}, from);
        return [];
    }
  }
}

/** What breaks a drawing. Numbers choose among what it has. */
interface Damage {
  readonly kind: 'edge gone' | 'edge elsewhere' | 'edge more' | 'params' | 'type' | 'back';
  readonly which: number;
  readonly where: number;
  readonly value: JsonValue;
}

const damage: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom('edge gone', 'edge elsewhere', 'edge more', 'params', 'type', 'back'),
  which: fc.nat(1_000),
  where: fc.nat(1_000),
  value: fc.oneof(
    fc.constantFrom<JsonValue>('${a +', '{{', '', null, -1, [], {}, '${__proto__}'),
    fc.jsonValue({ maxDepth: 2 }).map((json): JsonValue => JSON.parse(JSON.stringify(json))),
  ),
});

function breakDrawing({ nodes, edges }: Drawing, { kind, which, where, value }: Damage): void {
  const node = nodes[which % nodes.length];
  const edge = edges[which % Math.max(1, edges.length)];
  const target = String(nodes[where % nodes.length]?.['id']);
  switch (kind) {
    case 'edge gone':
      edges.splice(which % Math.max(1, edges.length), 1);
      return;
    case 'edge elsewhere':
      if (edge) edge.to = target;
      return;
    case 'edge more':
      if (node) edges.push({ from: String(node['id']), outlet: 'next', to: target });
      return;
    case 'params': {
      if (!node) return;
      const { params } = node;
      const names = Object.keys(nodeTypeOf(String(node['type']))?.params.shape ?? {});
      const name = names[where % Math.max(1, names.length)];
      if (name !== undefined)
        Object.assign(node, { params: { ...(isJsonObject(params) && params), [name]: value } });
      return;
    }
    case 'type':
      if (node && node['id'] !== 'start') {
        Object.assign(node, { type: types[where % types.length] ?? 'log' });
      }
      return;
    case 'back': {
      // A way back through a limit: a circle that comes to an end.
      if (!edge) return;
      const id = `again-${nodes.length}`;
      nodes.push({ id, type: 'limit', name: id, params: { max: where % 50 } });
      edges.push({ from: id, outlet: 'next', to: target === 'start' ? edge.to : target });
      edge.to = id;
    }
  }
}

export const randomDrawings: fc.Arbitrary<FlowGraph> = fc
  .tuple(
    blockLists,
    fc.oneof(
      { weight: 2, arbitrary: fc.constant<readonly Damage[]>([]) },
      { weight: 1, arbitrary: fc.array(damage, { minLength: 1, maxLength: 3 }) },
    ),
    fc.oneof(
      { weight: 5, arbitrary: fc.constant('graph') },
      { weight: 1, arbitrary: fc.constant('array') },
    ),
  )
  .map(([blocks, damages, dialect]) => {
    const drawing = new Drawing();
    drawing.lead(drawing.add(blocks, ['start next']), 'end');
    drawing.nodes.push({ id: 'end', type: 'stop', name: 'end', params: { result: '${a}' } });
    for (const one of damages) breakDrawing(drawing, one);
    return FlowGraph.parse({
      dialect,
      nodes: drawing.nodes.slice(0, 400),
      edges: drawing.edges.slice(0, 1_500).map((edge, index) => ({ ...edge, id: `e${index}` })),
    });
  });
