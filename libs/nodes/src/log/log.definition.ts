import { textOf, type PureNodeType } from '@hookline/engine';
import { nextOutlet } from '../outlets';
import { executeLog } from './log.execute';
import { LogParams } from './log.params';

export const log: PureNodeType<typeof LogParams> = {
  type: 'log',
  version: 1,
  kind: 'pure',
  label: 'Log',
  description: 'Writes a line into the history of the run.',
  help: 'The line stands on its step: open the run to read it. It never leaves the run, so it may name a customer.',
  category: 'data',
  icon: 'notes',
  synonyms: ['print', 'note', 'debug', 'trace', 'message'],
  params: LogParams,
  outlets: () => [nextOutlet],
  summary: (params) => textOf(params['text']),
  outputs: { text: 'The line.', level: 'Its level.' },
  settings: ['disabled'],
  execute: executeLog,
};
