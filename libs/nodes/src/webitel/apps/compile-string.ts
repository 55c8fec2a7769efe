import { isJsonArray, type JsonValue } from '@hookline/contracts';
import { hasTemplate } from '@hookline/engine';
import { isTextMethod } from '../../text/call-text-method';
import { inWords, objectOf, textOfValue } from '../arguments';
import type { NodeDraft, Notice } from '../node-draft';

/** `string`: a function of Webitel's own or a method of JavaScript's texts (webitel.md 4). */
export function compileString(args: JsonValue, notice: Notice): NodeDraft {
  const given = objectOf(args);
  const method = textOfValue(given['fn']);
  if (!hasTemplate(method) && !isTextMethod(method)) {
    notice('string.unknown', `calls \`${method}\`, which texts do not have: the node will fail`);
  }
  const list = given['args'] ?? [];
  return {
    type: 'text',
    name: inWords('String', method),
    params: {
      operation: 'method',
      method,
      text: textOfValue(given['data']),
      args: (isJsonArray(list) ? list : [list]).map(textOfValue),
      resultVariable: textOfValue(given['setVar']),
    },
  };
}
