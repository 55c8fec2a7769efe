import { isJsonObject, type JsonObject, type JsonValue } from '@hookline/contracts';
import { inWords, objectOf, textOfValue } from '../arguments';
import type { NodeDraft, Notice } from '../node-draft';

/** `mq`: publishes an event of the type `<exchange>.<topic>` (decision 7). */
export function compileMq(args: JsonValue, notice: Notice): NodeDraft {
  const given = objectOf(args);
  const eventType = [given['exchange'], given['topic']]
    .map((part) => eventTypePart(textOfValue(part)))
    .filter(Boolean)
    .join('.');
  if (given['setErr'] !== undefined) {
    notice('mq.set-err', 'sets `setErr`; a failure is on the step instead');
  }
  return {
    type: 'publish-event',
    name: inWords('Publish', eventType),
    params: { eventType, data: dataOf(given['body']) },
  };
}

/** A text in which only what an event type allows stands outside of templates. */
function eventTypePart(text: string): string {
  return text.replace(/(\$?\$\{[^{}]*\})|[^\w.-]/g, (_found, template?: string) => template ?? '_');
}

/** Events carry an object; any other body becomes its field `body`. */
function dataOf(body: JsonValue | undefined): JsonObject {
  if (body === undefined || body === null || body === '') return {};
  return isJsonObject(body) ? body : { body };
}
