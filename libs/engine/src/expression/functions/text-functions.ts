import { isJsonArray } from '@hookline/contracts';
import type { FunctionCall } from './function-call';
import type { LibraryFunction } from './library-function';

const text = { name: 'text', type: 'text' } as const;

/** Most copies `repeat` makes, whatever the budget allows. */
const maxCopies = 10_000;

export const textFunctions: readonly LibraryFunction[] = [
  {
    name: 'upper',
    group: 'Text',
    args: [text],
    doc: 'The text in capital letters.',
    example: { source: "upper('anna')", result: 'ANNA' },
    run: (call) => call.text(0).toUpperCase(),
  },
  {
    name: 'lower',
    group: 'Text',
    args: [text],
    doc: 'The text in small letters.',
    example: { source: "lower('ANNA')", result: 'anna' },
    run: (call) => call.text(0).toLowerCase(),
  },
  {
    name: 'trim',
    group: 'Text',
    args: [text],
    doc: 'The text without spaces at both ends.',
    example: { source: "trim('  anna ')", result: 'anna' },
    run: (call) => call.text(0).trim(),
  },
  {
    name: 'length',
    group: 'Text',
    args: [{ name: 'value', type: 'any' }],
    doc: 'Characters of a text (UTF-16 units, as in JavaScript) or items of a list.',
    example: { source: "length('anna')", result: 4 },
    run: (call) => {
      const [value] = call.values;
      return isJsonArray(value) ? value.length : call.text(0).length;
    },
  },
  {
    name: 'substring',
    group: 'Text',
    args: [
      text,
      { name: 'start', type: 'number' },
      { name: 'end', type: 'number', isOptional: true },
    ],
    doc: 'The part from `start` (from 0) up to but without `end`; negative counts from the end.',
    example: { source: "substring('+380501234567', 1, 4)", result: '380' },
    run: (call) => call.text(0).slice(call.whole(1, 0), call.has(2) ? call.whole(2) : undefined),
  },
  {
    name: 'replace',
    group: 'Text',
    args: [text, { name: 'search', type: 'text' }, { name: 'replacement', type: 'text' }],
    doc: 'The text with every occurrence of `search` replaced; nothing in either is special.',
    example: { source: "replace('a-b-c', '-', '+')", result: 'a+b+c' },
    run: (call) => {
      const source = call.text(0);
      const search = call.text(1);
      const replacement = call.text(2);
      if (search === '') return source;
      const pieces = source.split(search);
      const added = (pieces.length - 1) * replacement.length;
      call.evaluation.work(pieces.length + added);
      call.evaluation.allowBytes(source.length - (pieces.length - 1) * search.length + added);
      const result = pieces.join(replacement);
      call.evaluation.allowText(result);
      return result;
    },
  },
  {
    name: 'split',
    group: 'Text',
    args: [text, { name: 'separator', type: 'text', isOptional: true }],
    doc: 'A list of the pieces between separators (comma by default); none of an empty text.',
    example: { source: "split('a,b,c', ',')", result: ['a', 'b', 'c'] },
    run: (call) => {
      const source = call.text(0);
      if (source === '') return [];
      const separator = call.has(1) ? call.text(1) : ',';
      // An empty separator makes a list item of every character.
      if (separator === '') call.evaluation.work(source.length * 8);
      const pieces = source.split(separator);
      call.evaluation.work(pieces.length * 8);
      return pieces;
    },
  },
  {
    name: 'join',
    group: 'Text',
    args: [
      { name: 'list', type: 'list' },
      { name: 'separator', type: 'text', isOptional: true },
    ],
    doc: 'The items of a list as one text, with a separator (comma by default) between them.',
    example: { source: "join(['a', 'b'], ' and ')", result: 'a and b' },
    run: (call) => {
      const separator = call.has(1) ? call.text(1) : ',';
      let joined = '';
      call.list(0).forEach((item, index) => {
        const piece = index === 0 ? call.itemText(item) : separator + call.itemText(item);
        call.evaluation.work(piece.length);
        call.evaluation.allowText(joined, piece);
        joined += piece;
      });
      return joined;
    },
  },
  {
    name: 'startsWith',
    group: 'Text',
    args: [text, { name: 'start', type: 'text' }],
    doc: 'Whether the text starts with another.',
    example: { source: "startsWith('+38050', '+380')", result: true },
    run: (call) => call.text(0).startsWith(call.text(1)),
  },
  {
    name: 'endsWith',
    group: 'Text',
    args: [text, { name: 'end', type: 'text' }],
    doc: 'Whether the text ends with another.',
    example: { source: "endsWith('photo.png', '.png')", result: true },
    run: (call) => call.text(0).endsWith(call.text(1)),
  },
  {
    name: 'contains',
    group: 'Text',
    args: [
      { name: 'textOrList', type: 'any' },
      { name: 'part', type: 'any' },
    ],
    doc: 'Whether a text holds another, or a list an item (compared as `==` does).',
    example: { source: "contains('no answer', 'answer')", result: true },
    run: (call) => {
      const [value] = call.values;
      if (isJsonArray(value)) return call.listHolds(0, call.values[1]);
      return call.text(0).includes(call.text(1));
    },
  },
  {
    name: 'indexOf',
    group: 'Text',
    args: [text, { name: 'part', type: 'text' }],
    doc: 'Where a text first holds another, from 0; -1 when it does not.',
    example: { source: "indexOf('anna', 'n')", result: 1 },
    run: (call) => call.text(0).indexOf(call.text(1)),
  },
  {
    name: 'charAt',
    group: 'Text',
    args: [text, { name: 'position', type: 'number' }],
    doc: 'The character at a position, from 0; negative counts from the end; empty beyond the text.',
    example: { source: "charAt('anna', 1)", result: 'n' },
    run: (call) => call.text(0).at(call.whole(1, 0)) ?? '',
  },
  {
    name: 'padStart',
    group: 'Text',
    args: [
      text,
      { name: 'length', type: 'number' },
      { name: 'fill', type: 'text', isOptional: true },
    ],
    doc: 'The text filled at the front (with 0 by default) to at least this length.',
    example: { source: "padStart(7, 3, '0')", result: '007' },
    run: (call) => call.text(0).padStart(paddedLength(call), call.has(2) ? call.text(2) : '0'),
  },
  {
    name: 'padEnd',
    group: 'Text',
    args: [
      text,
      { name: 'length', type: 'number' },
      { name: 'fill', type: 'text', isOptional: true },
    ],
    doc: 'The text filled at the end (with spaces by default) to at least this length.',
    example: { source: "padEnd('ab', 4, '.')", result: 'ab..' },
    run: (call) => call.text(0).padEnd(paddedLength(call), call.has(2) ? call.text(2) : ' '),
  },
  {
    name: 'reverse',
    group: 'Text',
    args: [{ name: 'textOrList', type: 'any' }],
    doc: 'The characters of a text, or the items of a list, in reverse order.',
    example: { source: "reverse('abc')", result: 'cba' },
    run: (call) => {
      const [value] = call.values;
      if (isJsonArray(value)) return [...call.list(0)].reverse();
      const source = call.text(0);
      call.evaluation.work(source.length * 4);
      return [...source].reverse().join('');
    },
  },
  {
    name: 'repeat',
    group: 'Text',
    args: [text, { name: 'times', type: 'number' }],
    doc: `The text this many times, at most ${maxCopies} times.`,
    example: { source: "repeat('ab', 3)", result: 'ababab' },
    run: (call) => {
      const source = call.text(0);
      const times = call.whole(1, 0, 0, maxCopies);
      call.evaluation.allowBytes(source.length * times);
      call.evaluation.work(source.length * times);
      const result = source.repeat(times);
      call.evaluation.allowText(result);
      return result;
    },
  },
];

/** The length to fill up to, allowed before anything of that length is built. */
function paddedLength(call: FunctionCall): number {
  const length = call.whole(1, 0, 0);
  // A character of the filling has three bytes at most.
  call.evaluation.allowBytes(length * 3);
  call.evaluation.work(length);
  return length;
}
