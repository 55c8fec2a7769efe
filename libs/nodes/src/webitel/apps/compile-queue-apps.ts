/** `getQueueInfo`, `getQueueAgents`, `getQueueMetrics` and `ewt` are one node with four questions. */
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '@hookline/contracts';
import { fieldsOfQuestion } from '../../queue-info/queue-fields';
import { inWords, objectOf, refOf, textOfValue, withoutEmpty } from '../arguments';
import type { NodeDraft, Notice } from '../node-draft';
import { fieldsToSet } from './fields-to-set';

export function compileGetQueueInfo(args: JsonValue, notice: Notice): NodeDraft {
  const given = objectOf(args);
  return draft('Queue info', {
    ask: 'state',
    queue: refOf(given['queue']),
    ...fieldsToSet(given['set'], isFieldOf('state'), notice),
  });
}

export function compileGetQueueAgents(args: JsonValue, notice: Notice): NodeDraft {
  const given = objectOf(args);
  if (textOfValue(given['channel']) !== '') {
    notice('queue.channel', 'names a `channel`; agents are counted over all channels here');
  }
  return draft('Agents of queue', {
    ask: 'agents',
    queue: refOf(given['queue']),
    ...fieldsToSet(given['set'], isFieldOf('agents'), notice),
  });
}

export function compileGetQueueMetrics(args: JsonValue, notice: Notice): NodeDraft {
  const given = objectOf(args);
  const calls = textOfValue(given['calls']);
  if (calls !== '' && calls !== 'complete') {
    notice('queue.calls', `asks for \`${calls}\` calls; only contacts that left are counted here`);
  }
  const bucket = textOfValue(objectOf(given['bucket'])['id']);
  // Webitel writes the service level as a metric or as a field.
  const isLevel = given['metric'] === 'sl' || given['field'] === 'sl';
  return draft('Queue metric', {
    ask: 'metric',
    queue: refOf(given['queue']),
    ...withoutEmpty({
      metric: isLevel ? 'sl' : textOfValue(given['metric']),
      field: isLevel ? '' : textOfValue(given['field']),
      lastMinutes: textOfValue(given['lastMinutes']),
      withinSeconds: textOfValue(given['slSec']),
      bucketIds: bucket,
    }),
    ...valueToSet(given['set']),
  });
}

export function compileEwt(args: JsonValue): NodeDraft {
  const given = objectOf(args);
  const [queue = '', ...others] = idsOf(given['queue_ids'] ?? given['queueIds']);
  const buckets = idsOf(given['bucket_ids'] ?? given['bucketIds']);
  return draft('Expected wait', {
    ask: 'wait',
    queue: withoutEmpty({ id: queue }),
    ...withoutEmpty({ lastMinutes: textOfValue(given['min']) }),
    ...(others.length > 0 && { moreQueues: others }),
    ...(buckets.length > 0 && { bucketIds: buckets }),
    ...valueToSet(given['setVar']),
  });
}

function draft(name: string, params: JsonObject): NodeDraft {
  return { type: 'queue-info', name: inWords(name), params };
}

function isFieldOf(question: keyof typeof fieldsOfQuestion): (field: string) => boolean {
  const fields: readonly string[] = fieldsOfQuestion[question];
  return (field) => fields.includes(field);
}

/** One answer: a variable by its name, or a map whose names are variables. */
function valueToSet(value: JsonValue | undefined): JsonObject {
  const names = isJsonObject(value) ? Object.keys(value) : [textOfValue(value)];
  const kept = names.filter((name) => name !== '');
  return kept.length === 0 ? {} : { set: Object.fromEntries(kept.map((name) => [name, 'value'])) };
}

function idsOf(value: JsonValue | undefined): string[] {
  return (isJsonArray(value) ? value : [value ?? '']).map(textOfValue).filter((id) => id !== '');
}
