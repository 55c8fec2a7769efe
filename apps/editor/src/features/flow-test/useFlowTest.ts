import {
  isJsonObject,
  type EventDetail,
  type FlowGraph,
  type FlowTestAnswer,
  type SchemaHook,
} from '@hookline/contracts';
import { useMemo, useRef, useState } from 'react';
import { parseJson } from '../node-form/param-text';
import type { StepPlace } from './caused-events';
import { useLoadEvent, useRunTest } from './flow-test.api';
import type { TestAnswerDraft, TestAnswerDrafts } from './test-answer-draft';
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
  /** The one that is being read; null for none. */
  readonly comingPastId: string | null;
  /** Why one could not be read; null otherwise. */
  readonly pastError: unknown;
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
  readonly takePast: (id: string) => void;
  readonly setAsRecorded: (asRecorded: boolean) => void;
  /** Null: as it is without the author. */
  readonly setAnswer: (path: string, answer: TestAnswerDraft | null) => void;
  readonly openStep: (seq: number | null) => void;
  /** A step of whichever run of the test. */
  readonly openStepOf: (place: StepPlace) => void;
  /** All steps of a sub-flow; null: of the drawing itself. */
  readonly openRun: (runId: string | null) => void;
  /** How a node of the drawing is answered. */
  readonly openAnswer: (nodeId: string) => void;
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
  /** The drawing that was tested last. */
  const [tested, setTested] = useState<FlowGraph | null>(null);
  const runTest = useRunTest(schemaId);
  const loadEvent = useLoadEvent();
  const [coming, setComing] = useState(nothingComes);
  /** Counts what was chosen, so that what comes late changes nothing. */
  const choice = useRef(0);

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
  const isCurrent = tested === graph;
  const result = (isCurrent ? runTest.data : null) ?? null;

  const stopComing = () => {
    choice.current += 1;
    setComing(nothingComes);
  };

  const takePast = (id: string) => {
    stopComing();
    const own = choice.current;
    setComing({ id, error: null });
    loadEvent(id).then(
      (taken) => {
        if (choice.current !== own) return;
        setComing(nothingComes);
        change({ past: taken, dataText: JSON.stringify(taken.data, null, 2) });
      },
      (error: unknown) => {
        if (choice.current === own) setComing({ id: null, error });
      },
    );
  };

  const change = (part: Partial<SetUp>) => setSetUp((current) => ({ ...current, ...part }));

  const openStep = (seq: number | null) => {
    const steps = result && testedRun(result, open.runId).steps;
    const step = steps?.find((one) => one.seq === seq);
    setOpen({ runId: open.runId, seq: step?.seq ?? null, nodeId: step?.nodeId ?? null });
  };

  const openAnswer = (nodeId: string) => {
    setOpen({ ...nothingOpen, nodeId });
    setTab('answers');
  };

  const openNode = (nodeId: string) => {
    const last = result?.steps.filter((step) => step.nodeId === nodeId).at(-1);
    setOpen({ runId: null, seq: last?.seq ?? null, nodeId });
    setTab(result === null ? 'answers' : 'result');
  };

  const run = () => {
    if (runTest.isPending) return;
    // What keeps it from running is on the tab of the event.
    if (!isJsonObject(data) || !isJsonObject(variables)) return setTab('event');
    setOpen(nothingOpen);
    setTested(graph);
    const recorded = setUp.asRecorded && pastRunId !== null ? { recorded_of: pastRunId } : {};
    runTest.mutate(
      {
        graph,
        event: { type: event.type, data, ...(past && { subject: past.key }) },
        variables,
        drafts: setUp.answers,
        ...recorded,
      },
      { onSettled: () => setTab('result') },
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
    comingPastId: coming.id,
    pastError: coming.error,
    pastRunId,
    asRecorded: setUp.asRecorded,
    answers: setUp.answers,
    result,
    isOutdated: tested !== null && !isCurrent && !runTest.isPending,
    isRunning: runTest.isPending,
    error: isCurrent ? runTest.error : null,
    openRunId: open.runId,
    openSeq: open.seq,
    openNodeId: open.nodeId,
    showTab: setTab,
    chooseEvent: (eventKey) => {
      stopComing();
      change({ eventKey, dataText: null, past: null });
    },
    writeData: (text) => change({ dataText: text }),
    writeVariables: (variablesText) => change({ variablesText }),
    takeExample: () => {
      stopComing();
      change({ dataText: null, past: null });
    },
    takePast,
    setAsRecorded: (asRecorded) => change({ asRecorded }),
    setAnswer: (path, answer) =>
      setSetUp(({ answers, ...rest }) => {
        const others = Object.entries(answers).filter(([other]) => other !== path);
        const own = answer === null ? [] : [[path, answer] as const];
        return { ...rest, answers: Object.fromEntries([...others, ...own]) };
      }),
    openStep,
    openStepOf: ({ runId, step }) => setOpen({ runId, seq: step.seq, nodeId: step.nodeId }),
    openRun: (runId) => setOpen({ ...nothingOpen, runId }),
    openAnswer,
    openNode,
    run,
  };
}

/** An event of the log that is being read, or could not be. */
interface Coming {
  readonly id: string | null;
  readonly error: unknown;
}

const nothingComes: Coming = { id: null, error: null };

interface Open {
  readonly runId: string | null;
  readonly seq: number | null;
  readonly nodeId: string | null;
}

const nothingOpen: Open = { runId: null, seq: null, nodeId: null };
