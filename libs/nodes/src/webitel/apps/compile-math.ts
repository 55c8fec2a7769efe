import { isJsonArray, type JsonValue } from '@hookline/contracts';
import { hasTemplate } from '@hookline/engine';
import { isMathFunction } from '../../math/math-function';
import { inWords, objectOf, textOfValue } from '../arguments';
import type { NodeDraft, Notice } from '../node-draft';

/** `math`: picks an element by chance unless it names a function or constant of JavaScript's Math. */
export function compileMath(args: JsonValue, notice: Notice): NodeDraft {
  const given = objectOf(args);
  const name = textOfValue(given['fn']) || 'random';
  const data = given['data'] ?? [];
  const list = isJsonArray(data) ? data.map(textOfValue) : data;
  const resultVariable = textOfValue(given['setVar']);
  if (name === 'random') {
    return {
      type: 'math',
      name: 'Pick by chance',
      params: { operation: 'pick', list, resultVariable },
    };
  }
  if (!hasTemplate(name) && !isMathFunction(name)) {
    notice('math.unknown', `calls \`${name}\`, which Math does not have: the node will fail`);
  }
  return {
    type: 'math',
    name: inWords('Math', name),
    params: { operation: 'function', function: name, list, resultVariable },
  };
}
