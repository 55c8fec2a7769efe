import { exit, NodeFailure, type NodeContext, type PureOutcome } from '@hookline/engine';
import { parseMoment } from '../params/moment';
import { spanMs } from '../params/time-span';
import { longestWaitMs, type WaitParams } from './wait.params';

/** Parks the run; no time at all passes on at once. */
export function executeWait(params: WaitParams, context: Pick<NodeContext, 'now'>): PureOutcome {
  const { now } = context;
  switch (params.until) {
    case 'time':
      return waitUntil(new Date(now.getTime() + spanMs(params.amount, params.unit)), now);
    case 'moment':
      return waitUntil(parseMoment(params.moment) ?? now, now);
    case 'event':
      return waitForEvent(params, now);
  }
}

function waitUntil(until: Date, now: Date): PureOutcome {
  const output = { until: until.toISOString() };
  if (until <= now) return exit('next', output);
  if (until.getTime() - now.getTime() > longestWaitMs) {
    const message = `It would wait until ${output.until}, which is more than 30 days ahead.`;
    throw new NodeFailure('wait.too-long', message);
  }
  return { kind: 'wait', until, outlet: 'next', output };
}

function waitForEvent(params: WaitParams, now: Date): PureOutcome {
  const until = new Date(now.getTime() + spanMs(params.timeoutAmount, params.timeoutUnit));
  const { conditions } = params;
  const isOpen = 'all' in conditions && conditions.all.length === 0;
  return {
    kind: 'await',
    awaits: {
      kind: 'event',
      types: typesOf(params.event),
      rules: isOpen ? null : conditions,
      outlet: 'event',
    },
    until,
    outlet: 'timeout',
    output: { until: until.toISOString() },
  };
}

/** A name alone is one of the events of queues. */
function typesOf(names: string): readonly string[] {
  return names
    .split(',')
    .map((name) => name.trim())
    .map((name) => (name.includes('.') ? name : `queue.${name}`));
}
