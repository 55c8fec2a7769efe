import {
  assertNever,
  callFunction,
  NodeFailure,
  type NodeContext,
  type PureOutcome,
  type Value,
} from '@hookline/engine';
import { exitWithResult } from '../result-variable';
import type { DateTimeParams } from './date-time.params';

/**
 * Leaves by `next` with the result; all of it is reckoned by the functions of the language.
 * Throws `NodeFailure`: `date.unreadable` for a text that does not fit its pattern,
 * `expression.type` for a date that is none.
 */
export function executeDateTime(
  params: DateTimeParams,
  context: Pick<NodeContext, 'scope' | 'dialect'>,
): PureOutcome {
  return exitWithResult(resultOf(params, context), params, context);
}

function resultOf(params: DateTimeParams, { scope }: Pick<NodeContext, 'scope'>): Value {
  const call = (name: string, ...values: readonly Value[]): Value =>
    callFunction(name, values, scope);
  const { operation, unit, amount } = params;
  const zone = params.zone === '' ? undefined : params.zone;
  const dateIn = (source: string): Value =>
    source === '' ? scope.now.toISOString() : inZone(source, zone, call);
  const date = dateIn(params.date);
  const moment = (found: Value): Value => (params.as === 'ms' ? call('timestamp', found) : found);
  switch (operation) {
    case 'now':
      return moment(call('now'));
    case 'format':
      return call('formatDate', date, params.pattern || undefined, zone);
    case 'parse':
      return moment(parsed(params, zone, call));
    case 'add':
      return moment(call('addTime', date, amount, unit, zone));
    case 'subtract':
      return moment(call('addTime', date, -amount, unit, zone));
    case 'difference':
      return call('diffTime', date, dateIn(params.until), unit, zone);
    case 'start':
      return moment(call('startOf', date, unit, zone));
    case 'end':
      return moment(call('endOf', date, unit, zone));
    case 'part':
      return call(params.part, date, zone);
    default:
      return assertNever(operation);
  }
}

type Call = (name: string, ...values: readonly Value[]) => Value;

/** A date without an offset is in the node's zone; what is no date stays for the fault's sentence. */
function inZone(source: string, zone: string | undefined, call: Call): Value {
  return zone === undefined ? source : (call('parseDate', source, undefined, zone) ?? source);
}

function parsed({ text, pattern }: DateTimeParams, zone: string | undefined, call: Call): Value {
  const source = text.trim();
  const found = call('parseDate', source, pattern || undefined, zone);
  if (found !== undefined) return found;
  const fits = pattern === '' ? 'is not a date' : `does not fit ${pattern}`;
  throw new NodeFailure('date.unreadable', `\`${source.slice(0, 60)}\` ${fits}.`);
}
