import { isJsonArray, type JsonObject } from '@hookline/contracts';
import { textOf } from '@hookline/engine';

/** Which tasks, on a card: the id, the number, the name or the queues. Params may hold templates. */
export function filterInWords(params: JsonObject): string {
  const queues = params['queueIds'];
  const named = isJsonArray(queues) ? queues.map(textOf).join(', ') : textOf(queues);
  return (
    textOf(params['taskId']) ||
    textOf(params['destination']) ||
    textOf(params['nameLike']) ||
    (named === '' ? '' : `queue ${named}`)
  );
}
