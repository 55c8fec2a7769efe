/** Apps that become one node and go on: what each is called upstream, and its draft. */
import { isJsonArray, type JsonValue } from '@hookline/contracts';
import { inWords, isYes, numberOf, objectOf, refOf, textOfValue, withoutEmpty } from '../arguments';
import type { NodeDraft, Notice } from '../node-draft';
import { compileNotification, compileOpenLink } from './compile-agent-notices';
import { compileCallbackQueue } from './compile-callback-queue';
import {
  compileEwt,
  compileGetQueueAgents,
  compileGetQueueInfo,
  compileGetQueueMetrics,
} from './compile-queue-apps';
import { compileMemberInfo } from './compile-member-info';
import { compilePatchMembers } from './compile-patch-members';
import { compileUserInfo } from './compile-user-info';
import { compileHttpRequest } from './compile-http-request';
import { compileJs } from './compile-js';
import { compileSendEmail } from './compile-send-email';
import { compileSchema } from './compile-schema';
import { compileMq } from './compile-mq';
import { compileMath } from './compile-math';
import { compileString } from './compile-string';

type CompileApp = (args: JsonValue, notice: Notice) => NodeDraft;

export const simpleApps: ReadonlyMap<string, CompileApp> = new Map<string, CompileApp>([
  ['set', compileSet],
  ['httpRequest', compileHttpRequest],
  ['listAdd', compileListAdd],
  ['callbackQueue', compileCallbackQueue],
  ['memberInfo', compileMemberInfo],
  ['patchMembers', compilePatchMembers],
  ['getQueueInfo', compileGetQueueInfo],
  ['getQueueAgents', compileGetQueueAgents],
  ['getQueueMetrics', compileGetQueueMetrics],
  ['ewt', compileEwt],
  ['userInfo', compileUserInfo],
  ['softSleep', compileSoftSleep],
  ['log', compileLog],
  ['string', compileString],
  ['math', compileMath],
  ['dump', compileDump],
  ['unSet', compileUnSet],
  ['timezone', compileTimezone],
  ['calendar', compileCalendar],
  ['js', compileJs],
  ['sendEmail', compileSendEmail],
  ['schema', compileSchema],
  ['mq', compileMq],
  ['notification', compileNotification],
  ['openLink', compileOpenLink],
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

/** Webitel empties the variables; a name that is emptied still wins over the event's field. */
function compileUnSet(args: JsonValue): NodeDraft {
  const names = (isJsonArray(args) ? args : [args]).map(textOfValue).filter(Boolean);
  return {
    type: 'set-variables',
    name: inWords('Empty', names.join(', ')),
    params: { assignments: names.map((name) => ({ name, value: '' })) },
  };
}

function compileDump(): NodeDraft {
  return {
    type: 'log',
    name: 'Log all variables',
    params: { what: 'variables', level: 'info' },
  };
}

/** Zones have names here; an id of Webitel's own table of zones means nothing to us (decision 7). */
function compileTimezone(args: JsonValue, notice: Notice): NodeDraft {
  const { id, name } = objectOf(args);
  const zone = textOfValue(name) || textOfValue(id);
  if (zone === '' || numberOf(zone) !== null) {
    notice('timezone.no-name', 'needs the `name` of a time zone; an id alone cannot be resolved');
  }
  return {
    type: 'set-variables',
    name: inWords('Time zone', zone),
    params: { assignments: [], zone },
  };
}

function compileLog(args: JsonValue): NodeDraft {
  const text = textOfValue(args);
  return { type: 'log', name: inWords('Log', text), params: { text, level: 'info' } };
}

function compileCalendar(args: JsonValue): NodeDraft {
  const given = objectOf(args);
  const calendar = refOf(given);
  return {
    type: 'calendar-check',
    name: inWords('Is', textOfValue(calendar['name'] ?? calendar['id']), 'open?'),
    params: {
      calendar,
      variable: textOfValue(given['setVar']),
      extended: isYes(given['extended']),
    },
  };
}
