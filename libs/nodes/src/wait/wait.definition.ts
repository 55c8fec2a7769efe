import { textOf, type PureNodeType } from '@hookline/engine';
import { nextOutlet } from '../outlets';
import { executeWait } from './wait.execute';
import { WaitParams } from './wait.params';

export const wait: PureNodeType<typeof WaitParams> = {
  type: 'wait',
  version: 1,
  kind: 'pure',
  label: 'Wait',
  description: 'Lets time pass before the run goes on.',
  help: 'Up to 5 seconds are waited in memory; longer waits survive a restart of everything. At most 30 days.',
  category: 'flow',
  icon: 'clock-pause',
  synonyms: ['sleep', 'delay', 'pause', 'timer', 'softSleep'],
  params: WaitParams,
  breaksCycles: true,
  outlets: () => [nextOutlet],
  summary: (params) => `${textOf(params['amount'])} ${textOf(params['unit'])}`.trim(),
  outputs: { until: 'The moment the run went on, as ISO text.' },
  settings: ['disabled'],
  execute: executeWait,
};
