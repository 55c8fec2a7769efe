import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  FlowGraph,
  type EventDetail,
  type FlowTestAnswer,
  type StepRecord,
} from '@hookline/contracts';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { addTexts } from '../../i18n/addTexts';
import runTexts from '../../i18n/en/run-view.json' with { type: 'json' };
import testTexts from '../../i18n/en/flow-test.json' with { type: 'json' };
import { i18n } from '../../i18n/i18n';
import { newTestAnswer } from './test-answer-draft';
import { TestPanel } from './TestPanel';
import { useFlowTest, type FlowTest } from './useFlowTest';

addTexts('flow-test', testTexts);
addTexts('run-view', runTexts);

const graph = FlowGraph.parse({
  nodes: [
    { id: 'start', type: 'start', name: 'Start' },
    { id: 'tell', type: 'http-request', name: 'Tell the CRM' },
    { id: 'pause', type: 'wait', name: 'Pause' },
    { id: 'hear', type: 'wait', name: 'Hear of it', params: { until: 'event', event: 'answered' } },
  ],
  edges: [{ id: 'e1', from: 'start', outlet: 'next', to: 'tell' }],
});

const aStep = (overrides: Partial<StepRecord>): StepRecord => ({
  seq: 1,
  nodeId: 'start',
  nodeName: 'Start',
  nodeType: 'start',
  visit: 1,
  attempt: 1,
  status: 'completed',
  outlet: 'next',
  input: null,
  output: null,
  error: null,
  notes: [],
  startedAt: '2026-11-29T10:00:00.000Z',
  durationMs: 0,
  ...overrides,
});

const failed: FlowTestAnswer = {
  status: 'failed',
  result: null,
  error: { code: 'http.status', message: 'The target answered 404.', nodeId: 'tell' },
  variables: {},
  steps: [
    aStep({}),
    aStep({
      seq: 2,
      nodeId: 'tell',
      nodeName: 'Tell the CRM',
      nodeType: 'http-request',
      status: 'failed',
      outlet: null,
      input: { url: 'https://crm.example/380441112233' },
      error: { code: 'http.status', message: 'The target answered 404.' },
    }),
  ],
  event: { type: 'queue.missed', data: { destination: '380441112233' } },
  duration_ms: 3,
  events: [],
  sub_flows: [],
};

const theirs = { status: 'completed', result: 'fine', error: null, variables: {} } as const;

/** tell → “Rate” → “Deeper”, which failed */
const below: FlowTestAnswer = {
  ...failed,
  status: 'completed',
  error: null,
  steps: [
    aStep({}),
    aStep({ seq: 2, nodeId: 'tell', output: { run_id: 'a' }, nodeName: 'Rate it' }),
  ],
  sub_flows: [
    {
      ...theirs,
      run_id: 'a',
      parent: { run_id: null, node_id: 'tell' },
      schema: { id: '9', name: 'Rate', version: 4 },
      steps: [aStep({ nodeId: 'start', nodeName: 'Begin', input: { who: '380441112233' } })],
      duration_ms: 60_000,
    },
    {
      ...theirs,
      status: 'failed',
      error: { code: 'x', message: 'Too deep.', nodeId: 'away' },
      run_id: 'b',
      parent: { run_id: 'a', node_id: 'start' },
      schema: { id: '10', name: 'Deeper', version: 1 },
      steps: [],
      duration_ms: 1,
    },
  ],
};

const anEvent = {
  id: 'test:1',
  type: 'crm.done',
  subject: '4711',
  time: '2026-11-29T10:00:00.000Z',
  data: {},
  same_call: true,
  cause: { run_id: null, node_id: 'tell', seq: 2 },
  woke: [{ run_id: null, node_id: 'hear' }],
};

/** tell → hear, woken by what tell caused; and one more event, of the number that called */
const woken: FlowTestAnswer = {
  ...failed,
  status: 'completed',
  error: null,
  steps: [
    aStep({}),
    aStep({ seq: 2, nodeId: 'tell', nodeName: 'Tell the CRM' }),
    aStep({
      seq: 3,
      nodeId: 'hear',
      nodeName: 'Hear of it',
      outlet: 'event',
      output: { event_id: 'test:1', type: 'crm.done' },
    }),
  ],
  events: [
    anEvent,
    { ...anEvent, id: 'test:2', subject: '7-380441112233', same_call: false, woke: [] },
    { ...anEvent, id: 'test:3', woke: [] },
  ],
};

describe('TestPanel', () => {
  const answer = jest.fn<typeof fetch>();
  const fetchBefore = globalThis.fetch;
  beforeEach(() => {
    globalThis.fetch = answer;
    answer.mockReset();
    // This document is not laid out.
    Element.prototype.scrollIntoView = () => undefined;
  });
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetchBefore;
  });

  const json = (body: unknown, status = 200) =>
    Promise.resolve({
      ok: status < 400,
      status,
      text: () => Promise.resolve(JSON.stringify(body)),
    } as Response);

  const queue = { id: '8', name: 'Support line', type: 1, variables: [] };
  const hooks = [{ id: 1, event: 'missed', enabled: true, queue } as const];
  const onJump = jest.fn();

  let shown: FlowTest | null = null;

  interface Drawn {
    readonly drawing: FlowGraph;
    readonly mayReadEvents?: boolean;
  }

  function Panel({ drawing, mayReadEvents = false }: Drawn) {
    const test = useFlowTest({ schemaId: '7', graph: drawing, hooks });
    shown = test;
    return (
      <TestPanel
        test={test}
        graph={drawing}
        mayReadEvents={mayReadEvents}
        onJump={onJump}
        onClose={() => undefined}
      />
    );
  }

  function draw(answered: unknown = failed, status = 200) {
    answer.mockImplementation(() => json(answered, status));
    return drawPanel(graph);
  }

  /** Answers how to draw it again, of another drawing. */
  function drawPanel(drawing: FlowGraph, mayReadEvents = false) {
    const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    const page = (drawn: Drawn) => (
      <I18nextProvider i18n={i18n}>
        <MantineProvider env="test">
          <QueryClientProvider client={queryClient}>
            <Panel {...drawn} />
          </QueryClientProvider>
        </MantineProvider>
      </I18nextProvider>
    );
    const { rerender } = render(page({ drawing, mayReadEvents }));
    return (other: FlowGraph) => rerender(page({ drawing: other, mayReadEvents }));
  }

  const sent = () => JSON.parse(String(answer.mock.calls.at(-1)?.[1]?.body));
  const run = () => fireEvent.click(screen.getByRole('button', { name: /^Run/ }));

  it('begins with the event of a hook, and sends the drawing with its example', async () => {
    draw();
    expect(screen.getByRole('combobox', { name: 'Event' })).toHaveProperty(
      'value',
      'Missed · Support line',
    );
    run();
    await screen.findByText('Failed');
    expect(answer.mock.calls[0]?.[0]).toBe('/api/routing/schema/7/test');
    expect(sent()).toMatchObject({
      graph: { nodes: graph.nodes.map(({ id }) => ({ id })) },
      event: { type: 'queue.missed', data: { queue_id: '8', state: 'missed' } },
      answers: {},
    });
  });

  it('sends what the author says others answer', async () => {
    draw();
    fireEvent.click(screen.getByRole('tab', { name: 'Answers' }));
    fireEvent.click(screen.getByRole('combobox', { name: 'Answer of Tell the CRM' }));
    fireEvent.click(screen.getByRole('option', { name: 'Answers with …' }));
    const status = screen.getByRole('textbox', { name: 'Status of Tell the CRM' });
    fireEvent.change(status, { target: { value: '404' } });
    fireEvent.keyDown(status, { key: 'Enter', ctrlKey: true });
    await screen.findByText('Failed');
    expect(sent().answers).toEqual({
      tell: { kind: 'http', status: 404, headers: {}, body: {} },
    });
  });

  it('sends the variables it begins with, once they are an object', async () => {
    draw();
    // The code field is an editor of its own, which this document cannot type into.
    act(() => shown?.writeVariables('{"rating": '));
    fireEvent.keyDown(screen.getByRole('combobox', { name: 'Event' }), {
      key: 'Enter',
      ctrlKey: true,
    });
    expect(answer).not.toHaveBeenCalled();
    act(() => shown?.writeVariables('{"rating": 5}'));
    run();
    await screen.findByText('Failed');
    expect(sent().variables).toEqual({ rating: 5 });
  });

  it('asks for answers of what may be answered in more than one way', () => {
    draw();
    fireEvent.click(screen.getByRole('tab', { name: 'Answers' }));
    const names = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(names).toEqual([
      expect.stringContaining('Tell the CRM'),
      expect.stringContaining('Hear of it'),
    ]);
    fireEvent.click(screen.getByRole('combobox', { name: 'Answer of Hear of it' }));
    fireEvent.click(screen.getByRole('option', { name: 'Leaves by …' }));
    expect(screen.getByRole('combobox', { name: 'Outlet of Hear of it' })).toHaveProperty(
      'value',
      'Event',
    );
  });

  describe('for a sub-flow', () => {
    const above = FlowGraph.parse({
      nodes: [
        { id: 'start', type: 'start' },
        { id: 'rate', type: 'run-schema', name: 'Rate it', params: { schema: { id: '9' } } },
      ],
      edges: [{ id: 'e1', from: 'start', outlet: 'next', to: 'rate' }],
    });
    const schema = {
      id: '9',
      name: 'Rate',
      description: '',
      type: 'default',
      schema: [],
      payload: null,
      editor: true,
      debug: false,
      tags: [],
      note: '',
      published_version: 4,
      published_at: null,
      draft_revision: 1,
      draft_newer: false,
      source: 'drawn',
      hook_count: 0,
      created_at: '0',
      created_by: null,
      updated_at: '0',
      updated_by: null,
    };
    const version = {
      id: '1',
      version: 4,
      note: '',
      hash: '',
      created_at: '2026-11-29T10:00:00.000Z',
      created_by: null,
      current: true,
      graph,
    };
    const drawAbove = (published: number | null = 4) => {
      answer.mockImplementation((url) => {
        const path = String(url);
        if (path.endsWith('/test')) return json(failed);
        if (path.endsWith('/versions/4')) return json(version);
        return json({ ...schema, published_version: published });
      });
      drawPanel(above);
      fireEvent.click(screen.getByRole('tab', { name: 'Answers' }));
    };
    const openNodes = () =>
      fireEvent.click(screen.getByRole('button', { name: /^Nodes of Rate it ?No answers$/ }));

    it('offers its published nodes once they are asked for, and sends their answers', async () => {
      drawAbove();
      expect(answer).not.toHaveBeenCalled();
      openNodes();
      const name = 'Answer of Rate › Tell the CRM';
      fireEvent.click(await screen.findByRole('combobox', { name }));
      fireEvent.click(screen.getByRole('option', { name: 'Fails with …' }));
      expect(screen.getByRole('tab', { name: 'Answers 1' })).toBeTruthy();
      run();
      await screen.findByText('Failed');
      expect(sent().answers).toEqual({
        'rate/tell': {
          kind: 'failure',
          code: 'test.failure',
          message: 'It failed, as the test says.',
        },
      });
    });

    it('asks nothing of its nodes while it is answered as a whole', () => {
      drawAbove();
      fireEvent.click(screen.getByRole('combobox', { name: 'Answer of Rate it' }));
      fireEvent.click(screen.getByRole('option', { name: 'Leaves by …' }));
      expect(screen.queryByRole('button', { name: /^Nodes of/ })).toBeNull();
    });

    it('says that it is not published', async () => {
      drawAbove(null);
      openNodes();
      expect(await screen.findByText(/^It is not published/)).toBeTruthy();
    });
  });

  it('shows the steps, and in each what it got, with the contact masked', async () => {
    draw();
    run();
    const steps = await screen.findByRole('region', { name: 'Steps of the test' });
    expect(within(steps).getAllByRole('button')).toHaveLength(2);
    fireEvent.click(within(steps).getByRole('button', { name: /Tell the CRM/ }));
    expect(screen.getByText(/crm\.example\/•••2233/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'All steps' }));
    expect(await screen.findByRole('region', { name: 'Steps of the test' })).toBeTruthy();
  });

  it('leads through sub-flows and back, steps of each in their own view', async () => {
    draw(below);
    run();
    fireEvent.click(await screen.findByRole('button', { name: /Rate it/ }));
    fireEvent.click(screen.getByRole('button', { name: /Rate, version 4/ }));
    expect(screen.getByRole('heading', { name: 'Rate, version 4' })).toBeTruthy();
    expect(screen.getByText('1 step · 1 min', { exact: false })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /Begin/ }));
    expect(screen.getByText(/•••2233/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'All steps' }));
    fireEvent.click(screen.getByRole('button', { name: /Deeper, version 1/ }));
    expect(screen.getByText('Too deep.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Steps of Rate' }));
    fireEvent.click(screen.getByRole('button', { name: 'Steps of the drawing' }));
    const steps = screen.getByRole('region', { name: 'Steps of the test' });
    expect(within(steps).getByRole('button', { name: /Rate it/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: /Rate, version 4/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Deeper/ })).toBeNull();
  });

  it('shows the events a test would cause, and what each woke', async () => {
    draw(woken);
    run();
    const events = await screen.findByRole('region', { name: 'Events it would cause' });
    const rows = within(events).getAllByRole('listitem');
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      'crm.doneFromTell the CRMWokeHear of it',
      expect.stringContaining('no wait here hears of it: its subject is 7-•••2233.'),
      expect.stringContaining('Nothing in this test waits for it.'),
    ]);
    fireEvent.click(within(events).getByRole('button', { name: 'Hear of it' }));
    expect(screen.getByRole('heading', { name: 'Hear of it' })).toBeTruthy();
    expect(screen.getByText('Woken by crm.done from')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Tell the CRM' }));
    expect(screen.getByRole('heading', { name: 'Tell the CRM' })).toBeTruthy();
    expect(screen.getByRole('region', { name: 'Events it would cause' })).toBeTruthy();
    expect(screen.queryByText(/^Woken by/)).toBeNull();
  });

  it('keeps the focus when the button that had it goes with its view', async () => {
    draw(below);
    run();
    const open = async (name: RegExp | string) => {
      const button = await screen.findByRole('button', { name });
      button.focus();
      fireEvent.click(button);
    };
    const focused = () => document.activeElement?.textContent;
    await open(/Rate it/);
    expect(focused()).toMatch(/Rate it/);
    await open('All steps');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /Rate it/ }));
    await open(/Rate, version 4/);
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Rate, version 4' }));
    await open(/Begin/);
    await open('All steps');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /Begin/ }));
    await open('Steps of the drawing');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /Rate, version 4/ }));
  });

  it('leaves the focus on a card that opens its step', async () => {
    draw(below);
    run();
    await screen.findByRole('button', { name: /Rate it/ });
    const card = document.body.appendChild(document.createElement('button'));
    card.focus();
    act(() => shown?.openNode('tell'));
    await screen.findByRole('button', { name: 'All steps' });
    expect(document.activeElement).toBe(card);
    card.remove();
  });

  it('lists why a drawing cannot run, each problem a way to its node', async () => {
    const problem = {
      level: 'error',
      code: 'param',
      path: 'nodes.tell.params.url',
      message: 'is required',
      nodeId: 'tell',
    };
    draw({ status: 422, code: 'param', message: 'url: is required', problems: [problem] }, 422);
    run();
    const refused = await screen.findByRole('alert');
    expect(refused.textContent).toContain('Address: is required');
    fireEvent.click(within(refused).getByRole('button', { name: 'Tell the CRM' }));
    expect(onJump).toHaveBeenCalledWith(expect.objectContaining({ path: problem.path }));
  });

  it('says that nothing answers, and tries again', async () => {
    draw(
      { status: 503, code: 'test.busy', message: 'Other tests are running.', problems: [] },
      503,
    );
    run();
    expect(await screen.findByText('Other tests are running.')).toBeTruthy();
    answer.mockImplementation(() => json(failed));
    fireEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('Failed')).toBeTruthy();
  });

  it('tells of the result in a place that was there before', async () => {
    draw();
    const told = screen.getByRole('status');
    expect(told.textContent).toBe('');
    run();
    await screen.findByText('Failed');
    expect(screen.getAllByRole('status')).toEqual([told]);
    expect(told.textContent).toBe('Failed: 2 steps');
  });

  it('forgets why an earlier drawing could not run', async () => {
    const problem = {
      level: 'error',
      code: 'x',
      path: 'nodes.tell',
      message: 'is bad',
      nodeId: 'tell',
    };
    const drawAgain = draw({ status: 422, code: 'x', message: 'bad', problems: [problem] }, 422);
    run();
    await screen.findByRole('alert');
    drawAgain({ ...graph });
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByText('The drawing has changed')).toBeTruthy();
  });

  it('leads to the answer a problem speaks of, which is no fault of the drawing', async () => {
    const problem = {
      level: 'error',
      code: 'test.answer',
      path: 'answers.tell',
      message: 'the node has no outlet sideways',
      nodeId: 'tell',
    };
    draw({ status: 422, code: 'test.answer', message: 'bad', problems: [problem] }, 422);
    onJump.mockReset();
    run();
    const refused = await screen.findByRole('alert');
    expect(
      within(refused).getByRole('heading', { name: 'The test cannot run like this' }),
    ).toBeTruthy();
    fireEvent.click(within(refused).getByRole('button', { name: 'Tell the CRM' }));
    expect(screen.getByRole('combobox', { name: 'Answer of Tell the CRM' })).toBeTruthy();
    expect(onJump).not.toHaveBeenCalled();
  });

  it('counts answers of nodes that are there', () => {
    const drawAgain = draw();
    act(() => shown?.setAnswer('tell', newTestAnswer('failure')));
    expect(screen.getByRole('tab', { name: 'Answers 1' })).toBeTruthy();
    drawAgain({ ...graph, nodes: graph.nodes.filter(({ id }) => id !== 'tell') });
    expect(screen.getByRole('tab', { name: 'Answers' })).toBeTruthy();
  });

  it('lets a status be typed anew, and takes the plainest one for none', async () => {
    draw();
    act(() => shown?.setAnswer('tell', newTestAnswer('http')));
    fireEvent.click(screen.getByRole('tab', { name: /Answers/ }));
    const status = screen.getByRole('textbox', { name: 'Status of Tell the CRM' });
    fireEvent.change(status, { target: { value: '' } });
    expect(status).toHaveProperty('value', '');
    run();
    await screen.findByText('Failed');
    expect(sent().answers.tell).toMatchObject({ status: 200 });
  });

  it('leads to what keeps it from running', () => {
    draw();
    act(() => shown?.writeData('{"a": '));
    fireEvent.click(screen.getByRole('tab', { name: 'Answers' }));
    fireEvent.keyDown(screen.getByRole('combobox', { name: 'Answer of Tell the CRM' }), {
      key: 'Enter',
      ctrlKey: true,
    });
    expect(answer).not.toHaveBeenCalled();
    expect(screen.getByRole('tab', { name: 'Event', selected: true })).toBeTruthy();
  });

  it('masks the contact in the reason why it failed', async () => {
    const message = 'Nobody is at 380441112233.';
    draw({ ...failed, error: { code: 'x', message, nodeId: 'tell' } });
    run();
    expect(await screen.findByText(/Nobody is at •••2233\./)).toBeTruthy();
  });

  it('names a step of a sub-flow by its own flow schema', async () => {
    const [rate, ...others] = below.sub_flows;
    const unnamed = aStep({ nodeId: 'tell', nodeName: '', nodeType: 'list-add' });
    draw({ ...below, sub_flows: rate ? [{ ...rate, steps: [unnamed] }, ...others] : [] });
    run();
    fireEvent.click(await screen.findByRole('button', { name: /Rate, version 4/ }));
    fireEvent.click(screen.getByRole('button', { name: /Add to list/ }));
    expect(screen.getByRole('heading', { name: 'Add to list' })).toBeTruthy();
  });

  describe('from the log', () => {
    const past = (id: string): EventDetail => ({
      id,
      no: id,
      event_id: id,
      type: 'queue.missed',
      source: 'queue_8',
      queue: { id: '8', name: 'Support line' },
      key: '4711',
      contact: null,
      occurred_at: '2026-11-29T10:00:00.000Z',
      received_at: '2026-11-29T10:00:00.000Z',
      status: 'handled',
      runs: [],
      problem: null,
      data: { of: id },
      notes: [],
      evaluations: [],
    });

    /** One event takes as long as it is told to. */
    const drawWithLog = (one: (id: string) => ReturnType<typeof fetch>) => {
      answer.mockImplementation((url) => {
        const id = /events\/(\d+)/.exec(String(url))?.[1];
        if (String(url).endsWith('/test')) return json(failed);
        return id === undefined ? json({ items: [past('1'), past('2')], next: false }) : one(id);
      });
      drawPanel(graph, true);
    };

    it('sends the event with what orders its call', async () => {
      drawWithLog((id) => json(past(id)));
      await act(async () => shown?.takePast('1'));
      run();
      await screen.findByText('Failed');
      expect(sent().event).toMatchObject({ data: { of: '1' }, subject: '4711' });
    });

    it('takes the one that was chosen last, whichever comes first', async () => {
      const waiting = new Map<string, (response: Response) => void>();
      drawWithLog((id) => new Promise((resolve) => waiting.set(id, resolve)));
      await act(async () => {
        shown?.takePast('1');
        shown?.takePast('2');
      });
      await act(async () => waiting.get('2')?.(await json(past('2'))));
      await act(async () => waiting.get('1')?.(await json(past('1'))));
      await act(async () => new Promise((resolve) => setTimeout(resolve)));
      expect(shown?.past?.id).toBe('2');
      expect(shown?.dataText).toContain('"2"');
    });

    it('forgets what could not be read once another event is chosen', async () => {
      drawWithLog(() =>
        json({ status: 404, code: 'x', message: 'It is gone.', problems: [] }, 404),
      );
      await act(async () => shown?.takePast('1'));
      expect(await screen.findByText('It is gone.')).toBeTruthy();
      act(() => shown?.chooseEvent('queue.answered'));
      expect(screen.queryByText('It is gone.')).toBeNull();
    });
  });

  it('says that nothing has run yet', () => {
    draw();
    fireEvent.click(screen.getByRole('tab', { name: 'Result' }));
    expect(screen.getByText('Nothing has run yet')).toBeTruthy();
  });
});
