import { textOf, type ReadNodeType } from '@hookline/engine';
import { failureOutlet, nextOutlet } from '../outlets';
import { resultVariableOf } from '../result-variable';
import { executeScript } from './script.execute';
import { ScriptParams } from './script.params';

export const script: ReadNodeType<typeof ScriptParams> = {
  type: 'script',
  version: 1,
  kind: 'read',
  label: 'Script',
  description: 'Computes a value with a few lines of JavaScript.',
  help: [
    'For what expressions cannot say. The script is the body of a function; what it returns has to be a value JSON can carry (text, number, yes or no, list, object) of at most 256 KiB.',
    'It may read `vars.name` for a field of the event or a variable, `event.data`, `steps["Tell CRM"].body` and the other names of the language, and change none of them. `LocalDate()` is now, as a `Date` that shows the clock of the run’s zone.',
    'It runs alone in an interpreter with 32 MiB of memory. Nothing of the server, the network or the disk is there, nor timers; it cannot wait. A mistake, with its line, is a *failure*.',
    'In a crash it is computed again; what depends on chance or on the clock may differ then.',
  ].join('\n\n'),
  category: 'flow',
  icon: 'code',
  synonyms: ['javascript', 'js', 'code', 'function', 'compute', 'custom'],
  params: ScriptParams,
  outlets: () => [nextOutlet, failureOutlet],
  summary: (params) => textOf(params['source']).trim().split('\n', 1)[0] ?? '',
  check: (params) => {
    const source = textOf(params['source']);
    if (source === '' || /\breturn\b/.test(source)) return [];
    return [
      {
        level: 'error',
        code: 'script.no-return',
        path: 'params.source',
        message: 'has to `return` a value',
        field: 'source',
      },
    ];
  },
  setsVariables: resultVariableOf,
  outputs: { result: 'What the script returned.' },
  settings: ['disabled'],
  execute: executeScript,
};
