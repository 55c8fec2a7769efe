import type { JsonValue } from '@hookline/contracts';
import { areEqual, orderOf } from '../compare-values';
import { numberFromText } from '../number-text';
import type { LibraryFunction } from './library-function';

const list = { name: 'list', type: 'list' } as const;

export const listFunctions: readonly LibraryFunction[] = [
  {
    name: 'count',
    group: 'List',
    args: [list],
    doc: 'How many items a list has.',
    example: { source: "count(['a', 'b'])", result: 2 },
    run: (call) => call.list(0).length,
  },
  {
    name: 'first',
    group: 'List',
    args: [list],
    doc: 'The first item; missing when there is none.',
    example: { source: "first(['a', 'b'])", result: 'a' },
    run: (call) => call.list(0)[0],
  },
  {
    name: 'last',
    group: 'List',
    args: [list],
    doc: 'The last item; missing when there is none.',
    example: { source: "last(['a', 'b'])", result: 'b' },
    run: (call) => call.list(0).at(-1),
  },
  {
    name: 'sort',
    group: 'List',
    args: [list],
    doc: 'The list in rising order: as numbers when every item looks like one, else as text.',
    example: { source: "sort([10, 9, '8'])", result: ['8', 9, 10] },
    run: (call) => {
      const items = call.list(0);
      call.evaluation.work(items.length * 16);
      const areNumbers = items.every(
        (item) =>
          typeof item === 'number' ||
          (typeof item === 'string' && numberFromText(item) !== undefined),
      );
      const keyed = items.map((item) => ({
        item,
        key: areNumbers ? call.toNumber(item) : call.itemText(item),
      }));
      return keyed.sort((left, right) => orderOf(left.key, right.key)).map(({ item }) => item);
    },
  },
  {
    name: 'unique',
    group: 'List',
    args: [list],
    doc: 'The list without repetitions (compared as `==` does); the first of each stays.',
    example: { source: "unique([1, '1', 2, 2])", result: [1, 2] },
    run: (call) => {
      const kept: JsonValue[] = [];
      for (const item of call.list(0)) {
        // Each item is compared with all kept ones, so that is what it costs.
        call.evaluation.work(kept.length * 4);
        if (!kept.some((other) => areEqual(other, item, call.evaluation))) kept.push(item);
      }
      return kept;
    },
  },
  {
    name: 'slice',
    group: 'List',
    args: [
      list,
      { name: 'start', type: 'number' },
      { name: 'end', type: 'number', isOptional: true },
    ],
    doc: 'The items from `start` (from 0) up to but without `end`; negative counts from the end.',
    example: { source: 'slice([1, 2, 3], 1)', result: [2, 3] },
    run: (call) => call.list(0).slice(call.whole(1, 0), call.has(2) ? call.whole(2) : undefined),
  },
];
