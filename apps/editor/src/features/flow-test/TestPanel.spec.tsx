import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { FlowGraph, type FlowTestAnswer, type StepRecord } from '@hookline/contracts';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { addTexts } from '../../i18n/addTexts';
import runTexts from '../../i18n/en/run-view.json';
import testTexts from '../../i18n/en/flow-test.json';
import { i18n } from '../../i18n/i18n';
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

describe('TestPanel', () => {
  const answer = jest.fn<typeof fetch>();
  const fetchBefore = globalThis.fetch;
  beforeEach(() => {
    globalThis.fetch = answer;
    answer.mockReset();
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

  function Panel() {
    const test = useFlowTest({ schemaId: '7', graph, hooks });
    shown = test;
    return (
      <TestPanel
        test={test}
        graph={graph}
        mayReadEvents={false}
        onJump={onJump}
        onClose={() => undefined}
      />
    );
  }

  function draw(answered: unknown = failed, status = 200) {
    answer.mockImplementation(() => json(answered, status));
    render(
      <I18nextProvider i18n={i18n}>
        <MantineProvider env="test">
          <QueryClientProvider client={new QueryClient()}>
            <Panel />
          </QueryClientProvider>
        </MantineProvider>
      </I18nextProvider>,
    );
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
    expect(screen.getByRole('status').textContent).toContain('1 step');
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

  it('says that nothing has run yet', () => {
    draw();
    fireEvent.click(screen.getByRole('tab', { name: 'Result' }));
    expect(screen.getByText('Nothing has run yet')).toBeTruthy();
  });
});
