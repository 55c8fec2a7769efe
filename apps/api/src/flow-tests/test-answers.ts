import type { RecordedRun } from '@hookline/database';
import type { DocumentPort, DryAnswers, RecordedAnswer } from '@hookline/engine';
import {
  testPathSeparator,
  type FlowGraph,
  type FlowTestInput,
  type FlowTestNodeAnswer,
} from '@hookline/contracts';
import { nodeTypeOf, runsSubFlow } from '@hookline/nodes';
import { standInPorts } from './stand-in-ports';

export interface TestAnswersInput {
  /** By node id, of this graph; by path, of those below it. */
  readonly answers: FlowTestInput['answers'];
  readonly graph: FlowGraph;
  /** An earlier run; null for none. */
  readonly recorded: RecordedRun | null;
  readonly documents: DocumentPort;
}

/**
 * What answers in one run of a test. What the author gave for a node goes before what was recorded of
 * it, and both before the stand-ins. A sub-flow that has answers of its own is run for them.
 */
export class TestAnswers implements DryAnswers {
  readonly standIns: NonNullable<DryAnswers['standIns']>;
  readonly #given: ReadonlyMap<string, FlowTestNodeAnswer>;
  readonly #own: ReadonlySet<string>;
  readonly #subFlows: ReadonlySet<string>;

  constructor(private readonly input: TestAnswersInput) {
    const { answers, graph, documents } = input;
    this.#given = new Map(Object.entries(answers));
    this.#own = idsOf(graph, ({ type }) => {
      // What asks or changes our own data: no stand-in can fail for it.
      const kind = nodeTypeOf(type)?.kind;
      return kind === 'read' || kind === 'local';
    });
    this.#subFlows = idsOf(graph, runsSubFlow);
    this.standIns = { portsOf: (nodeId) => standInPorts(this.#given.get(nodeId), documents) };
  }

  readonly recorded = (nodeId: string, visit: number): RecordedAnswer | null => {
    const given = this.#given.get(nodeId);
    if (given !== undefined) return toGiven(given, this.#own.has(nodeId));
    const { recorded } = this.input;
    const isRun =
      this.#subFlows.has(nodeId) &&
      (this.#hasBelow(nodeId) || (recorded?.below(nodeId, visit) ?? null) !== null);
    return isRun ? null : (recorded?.answers.recorded(nodeId, visit) ?? null);
  };

  /** What answers in the run that a visit of a node starts. */
  below(nodeId: string, visit: number, graph: FlowGraph): TestAnswers {
    const { answers, recorded, documents } = this.input;
    const lead = leadOf(nodeId);
    const below = Object.entries(answers).flatMap(([path, answer]) =>
      path.startsWith(lead) ? [[path.slice(lead.length), answer] as const] : [],
    );
    return new TestAnswers({
      answers: Object.fromEntries(below),
      graph,
      recorded: recorded?.below(nodeId, visit) ?? null,
      documents,
    });
  }

  #hasBelow(nodeId: string): boolean {
    return [...this.#given.keys()].some((path) => path.startsWith(leadOf(nodeId)));
  }
}

function leadOf(nodeId: string): string {
  return nodeId + testPathSeparator;
}

function idsOf(
  { nodes }: FlowGraph,
  holds: (node: FlowGraph['nodes'][number]) => boolean,
): ReadonlySet<string> {
  return new Set(nodes.filter(holds).map(({ id }) => id));
}

/** Null where a stand-in says it, and the node judges. */
function toGiven(answer: FlowTestNodeAnswer, isOwn: boolean): RecordedAnswer | null {
  switch (answer.kind) {
    case 'exit': {
      const { outlet = null, output, variables } = answer;
      return { outlet, output, error: null, variables, given: true };
    }
    case 'failure': {
      if (!isOwn) return null;
      const { code, message } = answer;
      return { outlet: null, output: {}, error: { code, message }, variables: {}, given: true };
    }
    case 'http':
      return null;
  }
}
