import type { FlowDialect, JsonObject, Problem } from '@hookline/contracts';
import { textOf, type ReadNodeType } from '@hookline/engine';
import { failureOutlet, nextOutlet } from '../outlets';
import { resultVariableOf } from '../result-variable';
import { executeScript } from './script.execute';
import { ScriptParams } from './script.params';
import { syntaxFault } from './syntax-fault';

export const script: ReadNodeType<typeof ScriptParams> = {
  type: 'script',
  version: 1,
  kind: 'read',
  label: 'Script',
  description: 'Computes a value with a few lines of JavaScript.',
  help: [
    'For what expressions cannot say. The script is the body of a function; what it returns has to be a value JSON can carry (text, number, yes or no, list, object) of at most 256 KiB.',
    'It may read `vars.name` for a field of the event or a variable, `event.data`, `steps["Tell CRM"].body` and the other names of the language, and change none of them. `LocalDate()` is now, as a `Date` that shows the clock of the run’s zone.',
    'It runs alone in an interpreter with 32 MiB of memory. Nothing of the server, the network or the disk is there, nor timers; it cannot wait. A mistake, with its line, is a *failure*; a script that is no JavaScript is not published.',
    'In a crash it is computed again; what depends on chance or on the clock may differ then.',
  ].join('\n\n'),
  category: 'flow',
  icon: 'code',
  synonyms: ['javascript', 'js', 'code', 'function', 'compute', 'custom'],
  params: ScriptParams,
  outlets: () => [nextOutlet, failureOutlet],
  summary: (params) => textOf(params['source']).trim().split('\n', 1)[0] ?? '',
  check: checkScript,
  setsVariables: resultVariableOf,
  outputs: { result: 'What the script returned.' },
  settings: ['disabled'],
  execute: executeScript,
};

function checkScript(params: JsonObject, dialect: FlowDialect): Omit<Problem, 'nodeId'>[] {
  const source = textOf(params['source']);
  if (source === '') return [];
  const complaint = (code: string, message: string) =>
    [{ level: 'error', code, path: 'params.source', message, field: 'source' }] as const;
  const fault = syntaxFault(source, dialect);
  if (fault) {
    const { line, column, reason } = fault;
    const message = `is not JavaScript in line ${line}, column ${column}: ${reason}`;
    return [...complaint('script.syntax', message)];
  }
  return /\breturn\b/.test(source)
    ? []
    : [...complaint('script.no-return', 'has to `return` a value')];
}
