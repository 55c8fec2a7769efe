/**
 * The demo's flow schemas, drawn as a person would draw them.
 *
 * 1. Each uses another part of the palette and is published by the same use case as any other.
 * 2. They call the echo service only, so the demo reaches nothing outside this machine.
 * 3. Every failure leads somewhere, so the editor opens them without a warning.
 */
import { FlowGraph, type JsonObject } from '@hookline/contracts';

export interface DemoFlow {
  readonly name: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly graph: FlowGraph;
}

/** What a flow refers to. */
export interface DemoObjects {
  readonly echoUrl: string;
  readonly lists: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
  readonly callbackQueue: { readonly id: string; readonly name: string };
}

/** The flows with the ids of this database. */
export function demoFlows(objects: DemoObjects): readonly DemoFlow[] {
  return [missedCallCare(objects), greetVip(objects), callBack(objects), tellCrm(objects)];
}

// start → condition → http-request → list-add → stop
function missedCallCare({ echoUrl, lists }: DemoObjects): DemoFlow {
  return {
    name: 'Missed call care',
    description: 'Tells the CRM of a missed call and remembers the caller for a week',
    tags: ['calls', 'crm'],
    graph: draw(
      [
        node('start', 'Start', 0, 0),
        node('condition', 'Is the number known?', 1, 0, {
          mode: 'rules',
          rules: { all: [{ field: 'destination', operator: 'isNotEmpty' }] },
        }),
        node('http-request', 'Tell the CRM', 2, 0, {
          method: 'POST',
          url: `${echoUrl}/crm/missed-calls`,
          bodyType: 'json',
          json: {
            call: '${attempt_id}',
            number: '${destination}',
            agent: '${agent_name}',
            queue: '${queue.name}',
          },
        }),
        node('list-add', 'Remember the caller', 4, 0, {
          list: refOf(lists, 'Missed callers'),
          number: '${destination}',
          description: 'Missed by ${agent_name}',
          expiry: 'after',
          keepAmount: 7,
          keepUnit: 'day',
        }),
        node('stop', 'Done', 5, 0, { status: 'success', result: { number: '${destination}' } }),
        node('stop', 'Nothing to do', 2, 1, { status: 'success' }, 'nothing'),
        node(
          'log',
          'CRM is away',
          3,
          1,
          { text: 'The CRM did not take the call ${attempt_id}' },
          'away',
        ),
        node(
          'stop',
          'Not remembered',
          5,
          1,
          { status: 'failure', message: 'The list did not take ${destination}' },
          'unlisted',
        ),
      ],
      [
        'start next condition',
        'condition then http-request',
        'condition else nothing',
        'condition failure nothing',
        'http-request success list-add',
        'http-request failure away',
        'away next list-add',
        'list-add success stop',
        'list-add failure unlisted',
      ],
    ),
  };
}

// start → list-check → set-variables → http-request → stop
function greetVip({ echoUrl, lists }: DemoObjects): DemoFlow {
  return {
    name: 'Greet VIP',
    description: 'Shows the agent who is calling when the number is on the VIP list',
    tags: ['vip'],
    graph: draw(
      [
        node('start', 'Start', 0, 0),
        node('list-check', 'On the VIP list?', 1, 0, {
          list: refOf(lists, 'VIP'),
          number: '${destination}',
        }),
        node('set-variables', 'Greeting', 2, 0, {
          assignments: [
            { name: 'vip', value: true },
            { name: 'greeting', value: 'VIP customer ${destination} in ${queue.name}' },
          ],
        }),
        node('http-request', 'Show it to the agent', 3, 0, {
          method: 'POST',
          url: `${echoUrl}/desktop/greetings`,
          bodyType: 'json',
          json: { call: '${attempt_id}', text: '${greeting}', vip: '${vip}' },
        }),
        node('stop', 'Done', 4, 0, { status: 'success', result: { greeting: '${greeting}' } }),
        node('stop', 'Not a VIP', 2, 1, { status: 'success' }, 'other'),
        node(
          'stop',
          'Not shown',
          4,
          1,
          { status: 'failure', message: 'The desktop of the agent did not answer' },
          'unseen',
        ),
      ],
      [
        'start next list-check',
        'list-check found set-variables',
        'list-check missing other',
        'list-check failure other',
        'set-variables next http-request',
        'http-request success stop',
        'http-request failure unseen',
      ],
    ),
  };
}

// start → condition → list-check → task-add → stop
function callBack({ lists, callbackQueue }: DemoObjects): DemoFlow {
  return {
    name: 'Callback task for abandoned',
    description: 'Who gave up waiting is called back in five minutes, unless they asked not to be',
    tags: ['calls', 'callback'],
    graph: draw(
      [
        node('start', 'Start', 0, 0),
        node('condition', 'Gave up?', 1, 0, {
          mode: 'expression',
          expression: "cc_result == 'abandoned' && destination != ''",
        }),
        node('list-check', 'May we call?', 2, 0, {
          list: refOf(lists, 'Do not call'),
          number: '${destination}',
        }),
        node('task-add', 'Call back', 3, 0, {
          queue: callbackQueue,
          destination: '${destination}',
          name: 'Callback ${destination}',
          delayAmount: 5,
          delayUnit: 'min',
          variables: { abandoned_call: '${attempt_id}', department: '${department}' },
        }),
        node('stop', 'Called back soon', 4, 0, { status: 'success' }),
        node('stop', 'No call back', 3, 1, { status: 'success' }, 'none'),
        node(
          'stop',
          'Not added',
          4,
          1,
          { status: 'failure', message: 'The queue did not take ${destination}' },
          'refused',
        ),
      ],
      [
        'start next condition',
        'condition then list-check',
        'condition else none',
        'condition failure none',
        'list-check missing task-add',
        'list-check found none',
        'list-check failure none',
        'task-add success stop',
        'task-add failure refused',
      ],
    ),
  };
}

// start → wait → http-request → stop
function tellCrm({ echoUrl }: DemoObjects): DemoFlow {
  return {
    name: 'Wait, then tell CRM',
    description: 'Waits until the recording is ready, then sends the result of the contact',
    tags: ['crm'],
    graph: draw(
      [
        node('start', 'Start', 0, 0),
        node('wait', 'Recording gets ready', 1, 0, { amount: 8, unit: 's' }),
        node('http-request', 'Tell the CRM', 2, 0, {
          method: 'POST',
          url: `${echoUrl}/crm/contacts/{call}/result`,
          pathValues: { call: '${attempt_id}' },
          bodyType: 'json',
          json: {
            result: '${cc_result}',
            seconds: '${call_duration}',
            agent: '${agent_name}',
            channel: '${channel}',
          },
        }),
        node('stop', 'Done', 3, 0, { status: 'success' }),
        node(
          'stop',
          'CRM is away',
          3,
          1,
          { status: 'failure', message: 'The CRM did not take the result of ${attempt_id}' },
          'away',
        ),
      ],
      [
        'start next wait',
        'wait next http-request',
        'http-request success stop',
        'http-request failure away',
      ],
    ),
  };
}

// Columns and rows as far apart as the editor's Tidy puts them: labels stand between the cards.
const columnStep = 344;
const rowStep = 184;

function node(
  type: string,
  name: string,
  column: number,
  row: number,
  params: JsonObject = {},
  id = type,
) {
  return {
    id,
    type,
    name,
    params,
    position: { x: 80 + column * columnStep, y: 160 + row * rowStep },
  };
}

function draw(nodes: readonly ReturnType<typeof node>[], ways: readonly string[]): FlowGraph {
  const edges = ways.map((way, index) => {
    const [from, outlet, to] = way.split(' ');
    return { id: `e${index + 1}`, from, outlet, to };
  });
  return FlowGraph.parse({ nodes, edges });
}

function refOf(lists: DemoObjects['lists'], name: string): { id: string; name: string } {
  const list = lists.get(name);
  if (list === undefined) throw new Error(`the demo has no list ${name}`);
  return { id: list.id, name: list.name };
}
