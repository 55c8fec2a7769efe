/** Random drawings with forks in forks, effects of every kind and waits, for property specs. */
import type { FlowGraph } from '@hookline/contracts';
import fc from 'fast-check';
import { aGraph } from '../graph/node-types.fixture';

export const leafKinds = [
  'set',
  'ask',
  'add',
  'send',
  'send once',
  'send again',
  'short pause',
  'long pause',
] as const;
type LeafKind = (typeof leafKinds)[number];

interface Leaf {
  readonly kind: LeafKind;
  /** Its failure leads on; else it ends the run. */
  readonly catches: boolean;
}

interface ForkBlock {
  readonly mode: 'all' | 'any';
  readonly branches: readonly { readonly blocks: readonly Block[]; readonly arrives: boolean }[];
}

export type Block = Leaf | ForkBlock;

const leaf: fc.Arbitrary<Leaf> = fc.record({
  kind: fc.constantFrom(...leafKinds),
  // Most of them, or few runs would come far.
  catches: fc.nat(9).map((number) => number > 0),
});

/** What stands between start and stop, one after another. */
export const blockLists: fc.Arbitrary<readonly Block[]> = fc.letrec<{ list: readonly Block[] }>(
  (tie) => ({
    list: fc.array(
      fc.oneof(
        { maxDepth: 2, depthSize: 'medium' },
        leaf,
        fc.record({
          mode: fc.constantFrom('all' as const, 'any' as const),
          branches: fc.array(
            fc.record({ blocks: tie('list'), arrives: fc.nat(4).map((number) => number > 0) }),
            { minLength: 2, maxLength: 3 },
          ),
        }),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  }),
).list;

/** The drawing of the blocks, from a start to a stop. */
export function drawBlocks(blocks: readonly Block[]): FlowGraph {
  const drawing = new Drawing();
  const ends = drawing.add(blocks, ['start next']);
  drawing.lead(ends, 'stop');
  return aGraph(
    [
      { id: 'start', type: 'start' },
      ...drawing.nodes,
      { id: 'stop', type: 'halt', params: { status: 'completed', output: 'done' } },
    ],
    drawing.edges,
  );
}

class Drawing {
  readonly nodes: Partial<FlowGraph['nodes'][number]>[] = [];
  readonly edges: string[] = [];

  /** Draws one block after another; answers the outlets that lead on, as `node outlet`. */
  add(blocks: readonly Block[], from: readonly string[]): readonly string[] {
    return blocks.reduce((ends, block) => this.#addBlock(block, ends), from);
  }

  lead(from: readonly string[], to: string): void {
    for (const outlet of from) this.edges.push(`${outlet} ${to}`);
  }

  #addBlock(block: Block, from: readonly string[]): readonly string[] {
    return 'kind' in block ? this.#addLeaf(block, from) : this.#addFork(block, from);
  }

  #addLeaf({ kind, catches }: Leaf, from: readonly string[]): readonly string[] {
    const id = `${kind.replace(' ', '-')}-${this.nodes.length}`;
    this.lead(from, id);
    const failure = catches ? [`${id} failure`] : [];
    switch (kind) {
      case 'set':
        this.nodes.push({ id, type: 'set', params: { name: id, value: 1 } });
        return [`${id} next`];
      case 'ask':
        this.nodes.push({ id, type: 'ask', params: { number: id } });
        return [`${id} found`, `${id} missing`, ...failure];
      case 'add':
        this.nodes.push({ id, type: 'add', params: { number: id } });
        return [`${id} success`, ...failure];
      case 'short pause':
      case 'long pause':
        this.nodes.push({
          id,
          type: 'pause',
          params: { ms: kind === 'short pause' ? 2_000 : 60_000 },
        });
        return [`${id} next`];
      case 'send':
      case 'send once':
      case 'send again': {
        const url = `https://${id}.example`;
        const settings: FlowGraph['nodes'][number]['settings'] = {
          ...(kind === 'send once' ? { onUnknown: 'do not repeat' as const } : {}),
          ...(kind === 'send again' ? { retry: { tries: 3, firstDelayMs: 1_000 } } : {}),
        };
        const params = { url, repeatable: kind !== 'send once' };
        this.nodes.push({ id, type: 'send', params, settings });
        return [`${id} success`, ...failure];
      }
    }
  }

  #addFork({ mode, branches }: ForkBlock, from: readonly string[]): readonly string[] {
    const fork = `fork-${this.nodes.length}`;
    this.nodes.push({ id: fork, type: 'both' });
    this.lead(from, fork);
    const ends = branches.flatMap(({ blocks, arrives }, index) => {
      const outlets = this.add(blocks, [`${fork} ${['a', 'b', 'c'][index] ?? 'c'}`]);
      return arrives ? outlets : [];
    });
    const join = `join-${this.nodes.length}`;
    this.nodes.push({ id: join, type: 'meet', params: { mode } });
    this.lead(ends, join);
    return [`${join} next`];
  }
}
