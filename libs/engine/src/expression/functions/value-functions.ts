import { isJsonArray, isJsonObject } from '@hookline/contracts';
import { typeNameOf } from '../type-name';
import type { Value } from '../value';
import type { LibraryFunction } from './library-function';

export const valueFunctions: readonly LibraryFunction[] = [
  {
    name: 'coalesce',
    group: 'Value',
    args: [{ name: 'values', type: 'any', isRest: true }],
    doc: 'The first value that is not missing, null or empty text.',
    example: { source: "coalesce(agent_name, '', 'nobody')", result: 'nobody' },
    run: (call) => call.values.find((value) => !isNothing(value)),
  },
  {
    name: 'typeOf',
    group: 'Value',
    args: [{ name: 'value', type: 'any' }],
    doc: 'The type: missing, null, text, number, boolean, list or object.',
    example: { source: 'typeOf([1])', result: 'list' },
    run: (call) => typeNameOf(call.values[0]),
  },
  {
    name: 'isEmpty',
    group: 'Value',
    args: [{ name: 'value', type: 'any' }],
    doc: 'Whether the value is missing, null, empty text, an empty list or an empty object.',
    example: { source: "isEmpty('')", result: true },
    run: (call) => {
      const [value] = call.values;
      if (isJsonArray(value)) return value.length === 0;
      if (isJsonObject(value)) return Object.keys(value).length === 0;
      return isNothing(value);
    },
  },
  {
    name: 'mask',
    group: 'Value',
    args: [
      { name: 'text', type: 'text' },
      { name: 'visible', type: 'number', isOptional: true },
    ],
    doc: 'The text with `*` for every character but the last `visible` ones (3 by default).',
    example: { source: "mask('+380501234567')", result: '**********567' },
    run: (call) => {
      const characters = [...call.text(0)];
      call.evaluation.work(characters.length * 4);
      const hidden = Math.max(0, characters.length - call.whole(1, 3, 0));
      return '*'.repeat(hidden) + characters.slice(hidden).join('');
    },
  },
];

function isNothing(value: Value): boolean {
  return value === undefined || value === null || value === '';
}
