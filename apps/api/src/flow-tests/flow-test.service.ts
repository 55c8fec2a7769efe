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
import {
  TestWorld,
  type RecordedRun,
  type RunLogStore,
  type TypeOrmFlowDraftStore,
} from '@hookline/database';
import {
  compileGraph,
  InvalidFlowError,
  InvalidReferenceError,
  type ObjectRef,
  type RunEvent,
  type RunSurroundings,
} from '@hookline/engine';
import { nodeTypeOf } from '@hookline/nodes';
import { v7 as uuidv7 } from 'uuid';
import { checkGraph } from '../flow-schemas/check-graph';
import { carryOutTest } from './carry-out-test';
import { checkAnswers } from './check-answers';
import type { FlowTestMeans } from './flow-test-means';
import type { FlowTestSlots } from './flow-test-slots';
import { TestAnswers } from './test-answers';
import { unreachablePorts } from './unreachable-ports';
import { VirtualClock } from './virtual-clock';

export interface FlowTestDeps {
  readonly drafts: TypeOrmFlowDraftStore;
  readonly runs: RunLogStore;
  readonly means: Pick<FlowTestMeans, 'ports' | 'stored' | 'canSeal' | 'surroundings' | 'recorded'>;
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
    const recorded = await this.#recordedRun(domainId, input.recorded_of ?? null);
    const queueId = input.event.queue_id ?? queueIdOf({ source: '', data: input.event.data ?? {} });
    const read = await this.deps.means.surroundings.read(domainId, queueId);
    if (input.event.queue_id !== undefined && read.queueType === null) {
      throw new InvalidReferenceError('queue.missing', 'event.queue_id', 'there is no such queue');
    }
    const clock = new VirtualClock();
    const startedAt = clock.now();
    const event = eventOf(input, { queueId, queueType: read.queueType, at: startedAt });
    const { ports, stored, canSeal } = this.deps.means;
    const world = new TestWorld({
      domainId,
      stored,
      agents: ports.agents,
      queues: ports.queues,
      variables: {
        values: read.surroundings.domainVariables,
        secretTexts: read.surroundings.secretTexts ?? [],
      },
      canSeal,
      now: clock.now,
    });
    return carryOutTest({
      setting: {
        runId: uuidv7(),
        domainId,
        queueId: read.queueType === null ? null : queueId,
        graph: compileGraph(graph, nodeTypeOf),
        event,
        surroundings: surroundingsIn(world, read.surroundings),
        budget: { ...read.limits, maxSteps: Math.min(read.limits.maxSteps, flowTestLimits.steps) },
        startedAt,
      },
      answers: new TestAnswers({
        answers: input.answers,
        graph,
        recorded,
        documents: ports.documents,
      }),
      variables: input.variables,
      ports: { ...unreachablePorts, ...ports, ...world.ports },
      world,
      schemaOf: (schema) => stored.schema(domainId, schema),
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
    const published = async (schema: ObjectRef): Promise<FlowGraph | null> =>
      (await this.deps.means.stored.schema(domainId, schema))?.graph ?? null;
    refuseErrors(await checkAnswers(graph, answers, published));
    return graph;
  }

  async #recordedRun(domainId: string, runId: string | null): Promise<RecordedRun | null> {
    if (runId === null) return null;
    if ((await this.deps.runs.findRunSummary(domainId, runId)) === null) {
      throw new InvalidReferenceError('run.missing', 'recorded_of', 'there is no such run');
    }
    return this.deps.means.recorded.readTree(runId);
  }
}

function refuseErrors(problems: readonly Problem[]): void {
  if (problems.some(({ level }) => level === 'error')) throw new InvalidFlowError(problems);
}

/** As if it had just come in: with the types of the catalogue, and the queue it names. */
function eventOf(
  { event: { type, data, subject: sent } }: FlowTestInput,
  {
    queueId,
    queueType,
    at,
  }: { readonly queueId: string | null; readonly queueType: number | null; readonly at: Date },
): RunEvent {
  const given = data ?? sampleEventData(type, queueType ?? undefined);
  const typed = typedEventData(type, queueId === null ? given : { ...given, queue_id: queueId });
  const id = uuidv7();
  const subject = sent ?? orderingKey({ id, data: typed });
  const source = queueId === null ? 'test' : `queue_${queueId}`;
  return { id, type, source, subject, time: at.toISOString(), data: typed };
}

/** As a run sees them that no hook started; domain variables as the test left them. */
function surroundingsIn(
  world: TestWorld,
  { queue, zone }: Omit<RunSurroundings, 'hook'>,
): RunSurroundings {
  return {
    queue,
    zone,
    hook: null,
    get domainVariables() {
      return world.variables.values;
    },
    get secretTexts() {
      return world.variables.secretTexts;
    },
  };
}
