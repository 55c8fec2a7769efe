/** A node's one result, under `result` of its output and under a variable if one is named. */
import type { JsonObject, JsonValue } from '@hookline/contracts';
import { exit, type Exit, type NodeContext, type ParamMeta, type Value } from '@hookline/engine';
import { textOfResult } from './text-of-result';
import { optionalVariableName } from './params/variable-name';

/** The param that names the variable. */
export function resultVariable() {
  return optionalVariableName()
    .default('')
    .meta({
      label: 'Variable for the result',
      placeholder: 'result',
      help: 'Empty: the result is only `result` of this step.',
    } satisfies ParamMeta);
}

/** The variable named by params as stored, for data-flow. */
export function resultVariableOf(params: JsonObject): readonly string[] {
  const name = params['resultVariable'];
  return typeof name === 'string' && name !== '' ? [name] : [];
}

/** Leaves by `next` with the result. Missing is null; in arrays every result is text (decision 10). */
export function exitWithResult(
  value: Value,
  params: { readonly resultVariable: string },
  context: Pick<NodeContext, 'dialect'>,
): Exit {
  const found: JsonValue = value ?? null;
  const result = context.dialect === 'array' ? textOfResult(found) : found;
  const variables = params.resultVariable === '' ? {} : { [params.resultVariable]: result };
  return exit('next', { result }, { variables });
}
