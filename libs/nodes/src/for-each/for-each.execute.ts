import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '@hookline/contracts';
import { exit, NodeFailure, type NodeContext, type PureOutcome } from '@hookline/engine';
import type { ForEachParams } from './for-each.params';
import { readItems } from './read-items';

/** Where the passes are: kept with the run, so the list is worked out once. */
interface Passes {
  readonly items: readonly JsonValue[];
  /** Of the pass that just ended. */
  readonly index: number;
  readonly results: readonly JsonValue[];
}

/**
 * One arrival: the first works the list out, every later one ends a pass. Leaves by `item` while
 * there are items, then by `done`; that clears its memory. Throws `NodeFailure` when the value is
 * no list or is too long.
 */
export function executeForEach(params: ForEachParams, context: NodeContext): PureOutcome {
  const ended = passesOf(context.memory);
  if (!ended) {
    const items = readItems(context.evaluate(params.list), params.maxItems);
    return nextPass(params, { items, index: -1, results: [] });
  }
  const results =
    params.collect.trim() === ''
      ? ended.results
      : [...ended.results, context.evaluate(params.collect)];
  return nextPass(params, { ...ended, results });
}

function nextPass(params: ForEachParams, { items, index, results }: Passes): PureOutcome {
  const at = index + 1;
  if (at >= items.length) {
    return exit('done', { count: items.length, results }, { memory: null });
  }
  const item = items[at] ?? null;
  const variables: JsonObject = {
    [params.item]: item,
    ...(params.index === '' ? {} : { [params.index]: at }),
  };
  const memory = { items, index: at, results };
  return exit('item', { index: at, count: items.length }, { variables, memory });
}

/** Null at the first arrival, and after the run left by `done`. */
function passesOf(memory: JsonValue): Passes | null {
  if (!isJsonObject(memory)) return null;
  const { items, index, results } = memory;
  if (!isJsonArray(items) || typeof index !== 'number' || !isJsonArray(results)) {
    throw new NodeFailure('for-each.memory', 'What the run kept of the passes cannot be read.');
  }
  return { items, index, results };
}
