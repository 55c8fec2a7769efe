import { textOf, type PureNodeType } from '@hookline/engine';
import { executeStop } from './stop.execute';
import { StopParams } from './stop.params';

export const stop: PureNodeType<typeof StopParams> = {
  type: 'stop',
  version: 1,
  kind: 'pure',
  label: 'Stop',
  description: 'Ends the run, as a success or a failure.',
  help: 'Every way through a drawn schema ends in a stop. It says how the run went, gives it a result, or fails it on purpose.',
  category: 'flow',
  icon: 'player-stop',
  synonyms: ['end', 'finish', 'break', 'return', 'fail', 'throw', 'result'],
  params: StopParams,
  outlets: () => [],
  summary: (params) =>
    params['status'] === 'failure'
      ? `Failure: ${textOf(params['message'])}`
      : `Success ${textOf(params['result'])}`.trim(),
  settings: ['disabled'],
  execute: executeStop,
};
