import type { LibraryFunction } from './library-function';

const text = { name: 'text', type: 'text' } as const;
const pattern = { name: 'pattern', type: 'text' } as const;

export const patternFunctions: readonly LibraryFunction[] = [
  {
    name: 'matches',
    group: 'Pattern',
    args: [text, pattern],
    doc: 'Whether a regular expression (RE2: no look-around, no back-references) is found in the text; `^…$` for all of it.',
    example: { source: "matches('+380501234567', '^\\\\+380')", result: true },
    run: (call) => {
      const matcher = call.search(0, 1);
      const found = matcher.find();
      call.evaluation.checkTime();
      return found;
    },
  },
  {
    name: 'extract',
    group: 'Pattern',
    args: [text, pattern, { name: 'group', type: 'number', isOptional: true }],
    doc: 'What the pattern finds first: its first group if it has one, else the whole match, or the group asked for (0 is the whole). Missing when nothing is found.',
    example: { source: "extract('order 42 paid', 'order ([0-9]+)')", result: '42' },
    run: (call) => {
      const matcher = call.search(0, 1);
      const found = matcher.find();
      call.evaluation.checkTime();
      const group = call.whole(2, Math.min(1, matcher.groupCount()), 0);
      if (group > matcher.groupCount()) throw call.fault(`the pattern has no group ${group}`);
      return found ? (matcher.group(group) ?? undefined) : undefined;
    },
  },
  {
    name: 'replaceAll',
    group: 'Pattern',
    args: [text, pattern, { name: 'replacement', type: 'text' }],
    doc: 'The text with everything the pattern finds replaced; the replacement is plain text.',
    example: { source: "replaceAll('050 123-45-67', '[^0-9]', '')", result: '0501234567' },
    run: (call) => {
      const source = call.text(0);
      const replacement = call.text(2);
      const matcher = call.search(0, 1);
      let result = '';
      let from = 0;
      while (matcher.find()) {
        const piece = source.slice(from, matcher.start()) + replacement;
        // Each find may read the whole rest, so each asks for the time.
        call.evaluation.work(64 + piece.length);
        call.evaluation.checkTime();
        call.evaluation.allowText(result, piece);
        result += piece;
        from = matcher.end();
      }
      call.evaluation.checkTime();
      call.evaluation.allowText(result, source.slice(from));
      return result + source.slice(from);
    },
  },
];
