/** Apps that become one node and go on: what each is called upstream, and its draft. */
import type { JsonValue } from '@hookline/contracts';
import { inWords, objectOf, refOf, textOfValue, withoutEmpty } from '../arguments';
import type { NodeDraft, Notice } from '../node-draft';
import { compileCallbackQueue } from './compile-callback-queue';
import { compileHttpRequest } from './compile-http-request';

type CompileApp = (args: JsonValue, notice: Notice) => NodeDraft;

export const simpleApps: ReadonlyMap<string, CompileApp> = new Map<string, CompileApp>([
  ['set', compileSet],
  ['httpRequest', compileHttpRequest],
  ['listAdd', compileListAdd],
  ['callbackQueue', compileCallbackQueue],
  ['softSleep', compileSoftSleep],
  ['log', compileLog],
]);

function compileSet(args: JsonValue): NodeDraft {
  const assignments = Object.entries(objectOf(args)).map(([name, value]) => ({ name, value }));
  return {
    type: 'set-variables',
    name: inWords('Set', assignments.map(({ name }) => name).join(', ')),
    params: { assignments },
  };
}

function compileListAdd(args: JsonValue): NodeDraft {
  const given = objectOf(args);
  const number = textOfValue(given['destination']);
  const expireAt = textOfValue(given['expireAt']);
  return {
    type: 'list-add',
    name: inWords('Add', number, 'to list'),
    params: {
      list: refOf(given['list']),
      number,
      ...withoutEmpty({ description: textOfValue(given['description']) }),
      ...(expireAt === '' ? { expiry: 'never' } : { expiry: 'at', expireAt }),
    },
  };
}

function compileSoftSleep(args: JsonValue): NodeDraft {
  const amount = textOfValue(args);
  return { type: 'wait', name: inWords('Wait', amount, 'ms'), params: { amount, unit: 'ms' } };
}

function compileLog(args: JsonValue): NodeDraft {
  const text = textOfValue(args);
  return { type: 'log', name: inWords('Log', text), params: { text, level: 'info' } };
}
