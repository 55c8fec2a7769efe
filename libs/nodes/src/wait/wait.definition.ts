import { textOf, type PureNodeType } from '@hookline/engine';
import type { JsonObject } from '@hookline/contracts';
import { nextOutlet } from '../outlets';
import { executeWait } from './wait.execute';
import { WaitParams } from './wait.params';

export const wait: PureNodeType<typeof WaitParams> = {
  type: 'wait',
  version: 2,
  // The first version knew spans of time alone, which is what params without `until` mean.
  upgrade: (params) => ({ until: 'time', ...params }),
  kind: 'pure',
  label: 'Wait',
  description: 'Lets time pass, or waits for an event of the same call, before the run goes on.',
  help: [
    'Up to 5 seconds are waited in memory; longer waits survive a restart of everything. At most 30 days.',
    'Until an *event*: the run goes on by *Event* when one of the named events of the same call comes and meets the conditions, and by *Time is up* when none did in time. An event that comes between the start of this node and the moment the run is parked is not missed.',
  ].join('\n\n'),
  category: 'flow',
  icon: 'clock-pause',
  synonyms: ['sleep', 'delay', 'pause', 'timer', 'softSleep', 'event', 'until', 'timeout'],
  params: WaitParams,
  breaksCycles: true,
  waits: true,
  outlets: (params) =>
    params['until'] === 'event'
      ? [
          { name: 'event', label: 'Event' },
          { name: 'timeout', label: 'Time is up' },
        ]
      : [nextOutlet],
  summary: summaryOf,
  outputs: {
    until: 'The moment the run went on, as ISO text; by *Event* absent.',
    event_id: 'By *Event*: the id of the event that came.',
    type: 'By *Event*: its type.',
    time: 'By *Event*: when it happened, as ISO text.',
    data: 'By *Event*: its fields.',
  },
  settings: ['disabled'],
  execute: executeWait,
};

function summaryOf(params: JsonObject): string {
  switch (params['until']) {
    case 'moment':
      return `until ${textOf(params['moment'])}`;
    case 'event':
      return `for ${textOf(params['event'])}, at most ${span(params, 'timeoutAmount', 'timeoutUnit')}`;
    default:
      return span(params, 'amount', 'unit');
  }
}

function span(params: JsonObject, amount: string, unit: string): string {
  return `${textOf(params[amount])} ${textOf(params[unit])}`.trim();
}
