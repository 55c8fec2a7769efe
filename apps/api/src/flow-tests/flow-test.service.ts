import {
  flowTestLimits,
  orderingKey,
  queueIdOf,
  sampleEventData,
  typedEventData,
  type FlowGraph,
  type FlowTestAnswer,
  type FlowTestInput,
  type Problem,
} from '@hookline/contracts';
import type {
  PgRecordedAnswers,
  PgSurroundings,
  RunLogStore,
  TypeOrmFlowDraftStore,
} from '@hookline/database';
import {
  compileGraph,
  InvalidFlowError,
  InvalidReferenceError,
  type DryAnswers,
  type RunEvent,
  type RuntimePorts,
} from '@hookline/engine';
import { nodeTypeOf } from '@hookline/nodes';
import { v7 as uuidv7 } from 'uuid';
import { checkGraph } from '../flow-schemas/check-graph';
import { carryOutTest } from './carry-out-test';
import { checkAnswers } from './check-answers';
import type { FlowTestSlots } from './flow-test-slots';
import { testAnswers } from './test-answers';
import { VirtualClock } from './virtual-clock';

export interface FlowTestDeps {
  readonly drafts: TypeOrmFlowDraftStore;
  readonly runs: RunLogStore;
  readonly recorded: PgRecordedAnswers;
  readonly surroundings: PgSurroundings;
  readonly ports: RuntimePorts;
  readonly slots: FlowTestSlots;
}

/** Tries a graph out on an event, without storing, changing or sending anything. */
export class FlowTestService {
  constructor(private readonly deps: FlowTestDeps) {}

  /**
   * @throws NotFoundError; InvalidFlowError for a graph that could not be published, or answers that do
   * not fit; InvalidReferenceError; UnavailableError (`test.busy`)
   */
  test(domainId: string, schemaId: string, input: FlowTestInput): Promise<FlowTestAnswer> {
    return this.deps.slots.run(() => this.#test(domainId, schemaId, input));
  }

  async #test(domainId: string, schemaId: string, input: FlowTestInput): Promise<FlowTestAnswer> {
    const graph = await this.#checkedGraph(domainId, schemaId, input);
    const recorded = await this.#recordedAnswers(domainId, input.recorded_of ?? null);
    const queueId = input.event.queue_id ?? queueIdOf({ source: '', data: input.event.data ?? {} });
    const read = await this.deps.surroundings.read(domainId, queueId);
    if (input.event.queue_id !== undefined && read.queueType === null) {
      throw new InvalidReferenceError('queue.missing', 'event.queue_id', 'there is no such queue');
    }
    const clock = new VirtualClock();
    const startedAt = clock.now();
    const event = eventOf(input, { queueId, queueType: read.queueType, at: startedAt });
    const { ports } = this.deps;
    return carryOutTest({
      setting: {
        runId: uuidv7(),
        domainId,
        queueId: read.queueType === null ? null : queueId,
        graph: compileGraph(graph, nodeTypeOf),
        event,
        surroundings: { ...read.surroundings, hook: null },
        budget: { ...read.limits, maxSteps: Math.min(read.limits.maxSteps, flowTestLimits.steps) },
        startedAt,
        dry: testAnswers({
          answers: input.answers,
          asking: nodesThatAsk(graph),
          recorded,
          documents: ports.documents,
        }),
      },
      variables: input.variables,
      ports,
      clock,
    });
  }

  /** The graph that is sent, or the stored draft, if it could be published. */
  async #checkedGraph(
    domainId: string,
    schemaId: string,
    { graph: sent, answers }: FlowTestInput,
  ): Promise<FlowGraph> {
    const { drafts } = this.deps;
    const draft = sent ? null : await drafts.loadDraft(domainId, schemaId, checkGraph);
    const graph = sent ?? draft?.graph;
    if (!graph) throw new Error('a schema without a draft');
    const problems =
      draft?.problems ?? (await drafts.checkGraph(domainId, schemaId, graph, checkGraph));
    refuseErrors(problems);
    refuseErrors(checkAnswers(graph, answers));
    return graph;
  }

  async #recordedAnswers(domainId: string, runId: string | null): Promise<DryAnswers | null> {
    if (runId === null) return null;
    if ((await this.deps.runs.findRunSummary(domainId, runId)) === null) {
      throw new InvalidReferenceError('run.missing', 'recorded_of', 'there is no such run');
    }
    return this.deps.recorded.read(runId);
  }
}

function refuseErrors(problems: readonly Problem[]): void {
  if (problems.some(({ level }) => level === 'error')) throw new InvalidFlowError(problems);
}

/** As if it had just come in: with the types of the catalogue, and the queue it names. */
function eventOf(
  { event: { type, data } }: FlowTestInput,
  {
    queueId,
    queueType,
    at,
  }: { readonly queueId: string | null; readonly queueType: number | null; readonly at: Date },
): RunEvent {
  const given = data ?? sampleEventData(type, queueType ?? undefined);
  const typed = typedEventData(type, queueId === null ? given : { ...given, queue_id: queueId });
  const id = uuidv7();
  const subject = orderingKey({ id, data: typed });
  const source = queueId === null ? 'test' : `queue_${queueId}`;
  return { id, type, source, subject, time: at.toISOString(), data: typed };
}

function nodesThatAsk(graph: FlowGraph): ReadonlySet<string> {
  const asking = graph.nodes.filter(({ type }) => nodeTypeOf(type)?.kind === 'read');
  return new Set(asking.map(({ id }) => id));
}
