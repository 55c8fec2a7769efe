import type { FunctionCall } from './function-call';
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
    name: 'search',
    group: 'Pattern',
    args: [text, pattern],
    doc: 'Where the pattern is first found, from 0; -1 when it is not.',
    example: { source: "search('call 42', '[0-9]')", result: 5 },
    run: (call) => findings(call, 1)[0]?.start ?? -1,
  },
  {
    name: 'groups',
    group: 'Pattern',
    args: [text, pattern],
    doc: 'The groups of what the pattern finds first as a list, or the whole match when it has no groups; missing when nothing is found.',
    example: { source: "groups('050-123', '([0-9]+)-([0-9]+)')", result: ['050', '123'] },
    run: (call) => {
      const [found] = findings(call, 1);
      if (found === undefined) return undefined;
      const [whole = '', ...groups] = found.groups;
      return groups.length === 0 ? [whole] : groups;
    },
  },
  {
    name: 'findAll',
    group: 'Pattern',
    args: [text, pattern],
    doc: 'Everything the pattern finds, as a list.',
    example: { source: "findAll('1 and 22', '[0-9]+')", result: ['1', '22'] },
    run: (call) => findings(call).map(({ groups }) => groups[0] ?? ''),
  },
  {
    name: 'splitBy',
    group: 'Pattern',
    args: [text, pattern],
    doc: 'A list of the pieces between what the pattern finds; none of an empty text.',
    example: { source: "splitBy('a, b;c', '[,;] *')", result: ['a', 'b', 'c'] },
    run: (call) => {
      const source = call.text(0);
      if (source === '') return [];
      const pieces: string[] = [];
      let from = 0;
      for (const { start, end } of findings(call)) {
        // An empty match at an end would only make an empty piece.
        if (end === start && (start === 0 || start === source.length)) continue;
        pieces.push(source.slice(from, start));
        from = end;
      }
      return [...pieces, source.slice(from)];
    },
  },
  {
    name: 'replaceAll',
    group: 'Pattern',
    args: [text, pattern, { name: 'replacement', type: 'text' }],
    doc: 'The text with everything the pattern finds replaced; the replacement is plain text.',
    example: { source: "replaceAll('050 123-45-67', '[^0-9]', '')", result: '0501234567' },
    run: (call) => {
      const replacement = call.text(2);
      return replaced(call, () => replacement);
    },
  },
  {
    name: 'replaceGroups',
    group: 'Pattern',
    args: [
      text,
      pattern,
      { name: 'replacement', type: 'text' },
      { name: 'most', type: 'number', isOptional: true },
    ],
    doc: 'As replaceAll, but `$1` to `$99` in the replacement are groups, `$&` is the whole match and `$$` a dollar; at most `most` times.',
    example: {
      source: "replaceGroups('21.11.2026', '([0-9]+)[.]([0-9]+)[.]([0-9]+)', '$3-$2-$1')",
      result: '2026-11-21',
    },
    run: (call) => {
      const replacement = call.text(2);
      return replaced(call, ({ groups }) => filled(replacement, groups), call.whole(3, 1e9, 0));
    },
  },
];

interface Finding {
  readonly start: number;
  readonly end: number;
  /** The whole match, then its groups; one that took no part is empty. */
  readonly groups: readonly string[];
}

/** What the pattern finds, from left to right. */
function findings(call: FunctionCall, most = Number.POSITIVE_INFINITY): Finding[] {
  const matcher = call.search(0, 1);
  const found: Finding[] = [];
  while (found.length < most && matcher.find()) {
    const groups = Array.from(
      { length: matcher.groupCount() + 1 },
      (_, group) => matcher.group(group) ?? '',
    );
    // Each find may read the whole rest, so each asks for the time.
    call.evaluation.work(64 * groups.length);
    call.evaluation.checkTime();
    found.push({ start: matcher.start(), end: matcher.end(), groups });
  }
  call.evaluation.checkTime();
  return found;
}

function replaced(
  call: FunctionCall,
  replacementOf: (finding: Finding) => string,
  most = Number.POSITIVE_INFINITY,
): string {
  const source = call.text(0);
  let result = '';
  let from = 0;
  for (const finding of findings(call, most)) {
    const piece = source.slice(from, finding.start) + replacementOf(finding);
    call.evaluation.work(piece.length);
    call.evaluation.allowText(result, piece);
    result += piece;
    from = finding.end;
  }
  call.evaluation.allowText(result, source.slice(from));
  return result + source.slice(from);
}

/** `$1`, `$12`, `$&` and `$$` as in JavaScript; a group that does not exist stays as written. */
function filled(replacement: string, groups: readonly string[]): string {
  return replacement.replace(/\$(\$|&|\d{1,2})/g, (written, word: string) => {
    if (word === '$') return '$';
    if (word === '&') return groups[0] ?? '';
    const [first = '', second = ''] = word;
    const both = groups[Number(word)];
    if (Number(word) > 0 && both !== undefined) return both;
    const one = groups[Number(first)];
    return Number(first) > 0 && one !== undefined ? one + second : written;
  });
}
