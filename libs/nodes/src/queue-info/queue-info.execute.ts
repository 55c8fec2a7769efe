import type { JsonObject } from '@hookline/contracts';
import {
  assertNever,
  exit,
  type Exit,
  type NodeContext,
  type QueueMetricQuestion,
  type ReadPorts,
} from '@hookline/engine';
import { variablesOfFields } from '../params/field-map';
import { toObjectRef } from '../params/object-ref';
import type { QueueInfoParams } from './queue-info.params';

/** Leaves by `success` with the answer. The port throws `NodeFailure` when there is no such queue. */
export async function executeQueueInfo(
  params: QueueInfoParams,
  context: NodeContext & { readonly ports: ReadPorts },
): Promise<Exit> {
  const answer = await ask(params, context);
  const variables = variablesOfFields(params.set, answer, context);
  return exit('success', answer, { variables });
}

async function ask(
  params: QueueInfoParams,
  { run: { domainId }, ports: { queues } }: NodeContext & { readonly ports: ReadPorts },
): Promise<JsonObject> {
  const queue = toObjectRef(params.queue);
  switch (params.ask) {
    case 'state':
      return { ...(await queues.info(domainId, queue)) };
    case 'agents':
      return { ...(await queues.agents(domainId, queue)) };
    case 'metric':
    case 'wait':
      return { value: rounded(await queues.metric(domainId, questionOf(params))) };
    default:
      return assertNever(params.ask);
  }
}

/** The wait to expect is what those waited that an agent took. */
function questionOf(params: QueueInfoParams): QueueMetricQuestion {
  const isWait = params.ask === 'wait';
  return {
    queues: [toObjectRef(params.queue), ...params.moreQueues.map((id) => ({ id }))],
    bucketIds: params.bucketIds,
    metric: isWait ? 'avg' : params.metric,
    field: isWait ? 'wait_time' : params.field,
    lastMinutes: params.lastMinutes,
    withinSeconds: params.withinSeconds,
    onlyServed: isWait || params.served === 'served',
  };
}

/** Seconds and percents with two digits; nobody needs more. */
function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100;
}
