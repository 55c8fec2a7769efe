import {
  isJsonObject,
  type EventDetail,
  type FlowGraph,
  type FlowTestAnswer,
  type SchemaHook,
} from '@hookline/contracts';
import { useMemo, useState } from 'react';
import { parseJson } from '../node-form/param-text';
import { useLoadEvent, useRunTest } from './flow-test.api';
import { toNodeAnswers, type TestAnswerDraft, type TestAnswerDrafts } from './test-answer-draft';
import { exampleData, testEvents, type TestEvent } from './test-events';
import { testedRun } from './tested-run';

export type TestTab = 'event' | 'answers' | 'result';

/** A test as the author has set it up, and how it went. */
export interface FlowTest {
  readonly tab: TestTab;
  readonly events: readonly TestEvent[];
  readonly event: TestEvent;
  readonly dataText: string;
  readonly dataIsJson: boolean;
  /** Run variables it begins with, as those of a flow schema that another one runs. */
  readonly variablesText: string;
  readonly variablesAreJson: boolean;
  /** The event of the log the data were taken from; null for none. */
  readonly past: EventDetail | null;
  /** The run of this schema that the past event started; null for none. */
  readonly pastRunId: string | null;
  readonly asRecorded: boolean;
  readonly answers: TestAnswerDrafts;
  /** Of the drawing as it is now; null for none. */
  readonly result: FlowTestAnswer | null;
  /** There was a result, of another drawing. */
  readonly isOutdated: boolean;
  readonly isRunning: boolean;
  readonly error: unknown;
  /** The sub-flow that is looked at; null for the drawing itself. */
  readonly openRunId: string | null;
  /** Of the run that is looked at. */
  readonly openSeq: number | null;
  readonly openNodeId: string | null;
  readonly showTab: (tab: TestTab) => void;
  readonly chooseEvent: (key: string) => void;
  readonly writeData: (text: string) => void;
  readonly writeVariables: (text: string) => void;
  readonly takeExample: () => void;
  readonly takePast: (id: string) => Promise<void>;
  readonly setAsRecorded: (asRecorded: boolean) => void;
  /** Null: as it is without the author. */
  readonly setAnswer: (nodeId: string, answer: TestAnswerDraft | null) => void;
  readonly openStep: (seq: number | null) => void;
  /** All steps of a sub-flow; null: of the drawing itself. */
  readonly openRun: (runId: string | null) => void;
  /** A card was clicked: its last step, or its answer when nothing has run. */
  readonly openNode: (nodeId: string) => void;
  readonly run: () => void;
}

interface FlowTestOptions {
  readonly schemaId: string;
  readonly graph: FlowGraph;
  readonly hooks: readonly SchemaHook[];
}

interface SetUp {
  /** Null until the author chooses: the first one. */
  readonly eventKey: string | null;
  /** Null until the author writes: the example. */
  readonly dataText: string | null;
  readonly variablesText: string;
  readonly past: EventDetail | null;
  readonly asRecorded: boolean;
  readonly answers: TestAnswerDrafts;
}

const fresh: SetUp = {
  eventKey: null,
  dataText: null,
  variablesText: '{}',
  past: null,
  asRecorded: true,
  answers: {},
};

/** Keeps a test while its panel comes and goes: what was set up is there again. */
export function useFlowTest({ schemaId, graph, hooks }: FlowTestOptions): FlowTest {
  const [setUp, setSetUp] = useState<SetUp>(fresh);
  const [tab, setTab] = useState<TestTab>('event');
  const [open, setOpen] = useState<Open>(nothingOpen);
  const [tested, setTested] = useState<{ graph: FlowGraph; answer: FlowTestAnswer } | null>(null);
  const runTest = useRunTest(schemaId);
  const loadEvent = useLoadEvent();

  const events = useMemo(() => testEvents(hooks), [hooks]);
  const [first] = events;
  if (first === undefined) throw new Error('the catalogue holds no event');
  const event = events.find(({ key }) => key === setUp.eventKey) ?? first;
  const example = useMemo(() => JSON.stringify(exampleData(event), null, 2), [event]);
  const dataText = setUp.dataText ?? example;
  const data = parseJson(dataText);
  const variables = parseJson(setUp.variablesText);
  const { past } = setUp;
  const pastRunId = past?.runs.find(({ schema }) => schema.id === schemaId)?.id ?? null;
  const result = tested?.graph === graph ? tested.answer : null;

  const change = (part: Partial<SetUp>) => setSetUp((current) => ({ ...current, ...part }));

  const openStep = (seq: number | null) => {
    const steps = result && testedRun(result, open.runId).steps;
    const step = steps?.find((one) => one.seq === seq);
    setOpen({ runId: open.runId, seq: step?.seq ?? null, nodeId: step?.nodeId ?? null });
  };

  const openNode = (nodeId: string) => {
    const last = result?.steps.filter((step) => step.nodeId === nodeId).at(-1);
    setOpen({ runId: null, seq: last?.seq ?? null, nodeId });
    setTab(result === null ? 'answers' : 'result');
  };

  const run = () => {
    if (runTest.isPending || !isJsonObject(data) || !isJsonObject(variables)) return;
    setOpen(nothingOpen);
    const answers = toNodeAnswers(setUp.answers, graph.nodes);
    const recorded = setUp.asRecorded && pastRunId !== null ? { recorded_of: pastRunId } : {};
    runTest.mutate(
      { graph, event: { type: event.type, data }, variables, answers, ...recorded },
      { onSuccess: (answer) => setTested({ graph, answer }), onSettled: () => setTab('result') },
    );
  };

  return {
    tab,
    events,
    event,
    dataText,
    dataIsJson: isJsonObject(data),
    variablesText: setUp.variablesText,
    variablesAreJson: isJsonObject(variables),
    past,
    pastRunId,
    asRecorded: setUp.asRecorded,
    answers: setUp.answers,
    result: runTest.isPending || runTest.isError ? null : result,
    isOutdated: tested !== null && result === null && !runTest.isPending && !runTest.isError,
    isRunning: runTest.isPending,
    error: runTest.error,
    openRunId: open.runId,
    openSeq: open.seq,
    openNodeId: open.nodeId,
    showTab: setTab,
    chooseEvent: (eventKey) => change({ eventKey, dataText: null, past: null }),
    writeData: (text) => change({ dataText: text }),
    writeVariables: (variablesText) => change({ variablesText }),
    takeExample: () => change({ dataText: null, past: null }),
    takePast: async (id) => {
      const taken = await loadEvent(id);
      change({ past: taken, dataText: JSON.stringify(taken.data, null, 2) });
    },
    setAsRecorded: (asRecorded) => change({ asRecorded }),
    setAnswer: (nodeId, answer) =>
      setSetUp(({ answers, ...rest }) => {
        const others = Object.entries(answers).filter(([id]) => id !== nodeId);
        const own = answer === null ? [] : [[nodeId, answer] as const];
        return { ...rest, answers: Object.fromEntries([...others, ...own]) };
      }),
    openStep,
    openRun: (runId) => setOpen({ ...nothingOpen, runId }),
    openNode,
    run,
  };
}

interface Open {
  readonly runId: string | null;
  readonly seq: number | null;
  readonly nodeId: string | null;
}

const nothingOpen: Open = { runId: null, seq: null, nodeId: null };
