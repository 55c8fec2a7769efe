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
  help: 'The line stands on its step: open the run to read it. It never leaves the run, so it may name a customer. Of variables longer than 65,536 characters of JSON the beginning is kept.',
  category: 'data',
  icon: 'notes',
  synonyms: ['dump', 'print', 'note', 'debug', 'trace', 'message'],
  params: LogParams,
  outlets: () => [nextOutlet],
  summary: (params) => (params['what'] === 'variables' ? 'all variables' : textOf(params['text'])),
  outputs: {
    text: 'The line.',
    level: 'Its level.',
    variables: 'Fields of the event and variables, by name, when these are logged.',
  },
  settings: ['disabled'],
  execute: executeLog,
};
