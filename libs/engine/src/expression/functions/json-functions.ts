import { followPath, pathKeys } from '../path';
import { parseJsonText } from '../parse-json-text';
import { jsonSize } from '../json-size';
import type { LibraryFunction } from './library-function';

export const jsonFunctions: readonly LibraryFunction[] = [
  {
    name: 'json',
    group: 'JSON',
    args: [{ name: 'value', type: 'any' }],
    doc: 'The value as compact JSON text; missing is `null`.',
    example: { source: "json(['a', 1])", result: '["a",1]' },
    run: (call) => {
      const value = call.values[0] ?? null;
      jsonSize(value, call.evaluation);
      const text = JSON.stringify(value);
      call.evaluation.allowText(text);
      return text;
    },
  },
  {
    name: 'parseJson',
    group: 'JSON',
    args: [{ name: 'text', type: 'text' }],
    doc: 'The value in a JSON text; missing when the text is not JSON.',
    example: { source: `parseJson('{"id": 7}').id`, result: 7 },
    run: (call) => parseJsonText(call.text(0), call.evaluation),
  },
  {
    name: 'jsonPath',
    group: 'JSON',
    args: [
      { name: 'value', type: 'any' },
      { name: 'path', type: 'text' },
    ],
    doc: 'What stands under a path (`a.0.b`, `a.#`, `a.#.b`, `a.#(b>1).c`, `a.#(b>1)#`, `@this`) in a value or JSON text.',
    example: { source: `jsonPath('{"a": [{"b": 1}, {"b": 2}]}', 'a.#.b')`, result: [1, 2] },
    run: (call) => {
      const [value] = call.values;
      const root = typeof value === 'string' ? parseJsonText(value, call.evaluation) : value;
      const keys = pathKeys(call.text(1));
      call.evaluation.work(keys.length * 64);
      return followPath(root, keys, call.evaluation);
    },
  },
];
