/**
 * About how many instructions RE2 makes of a pattern, read off its text. `(a{1,30}){1,30}` is
 * short to write, and each of its 900 instructions may be tried at every character; even
 * compiling such patterns can take long, so this is asked before.
 */
export function patternSize(pattern: string): number {
  /** Size of each open group, the outermost first; the last atom is what a quantifier repeats. */
  const groups: { size: number; atom: number }[] = [];
  let group = { size: 1, atom: 0 };
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern.charAt(index);
    if (character === '(') {
      groups.push(group);
      group = { size: 2, atom: 0 };
    } else if (character === ')') {
      const inner = group.size;
      group = groups.pop() ?? { size: 0, atom: 0 };
      group = { size: group.size + inner, atom: inner };
    } else if (character === '{') {
      const times = /^\{(\d{1,6})(?:,(\d{0,6}))?\}/.exec(pattern.slice(index, index + 16));
      if (times !== null) {
        const most = Math.max(Number(times[1]), Number(times[2] ?? 0));
        group.size += group.atom * most;
        group.atom *= Math.max(1, most);
        index += times[0].length - 1;
      }
    } else {
      if (character === '\\') index = escapeEnd(pattern, index);
      if (character === '[') index = classEnd(pattern, index);
      group = { size: group.size + 1, atom: 1 };
    }
  }
  return groups.reduce((sum, { size }) => sum + size, group.size);
}

/** `\p{L}` is one instruction; its braces repeat nothing. */
function escapeEnd(pattern: string, start: number): number {
  const property = /^\\[pPx]\{[^}]*\}/.exec(pattern.slice(start, start + 64));
  return start + (property === null ? 1 : property[0].length - 1);
}

function classEnd(pattern: string, start: number): number {
  // A closing bracket right after the opening is a member.
  let index = start + (pattern.charAt(start + 1) === '^' ? 2 : 1);
  if (pattern.charAt(index) === ']') index += 1;
  for (; index < pattern.length; index++) {
    if (pattern.charAt(index) === '\\') index += 1;
    else if (pattern.startsWith('[:', index))
      index = Math.max(index, pattern.indexOf(':]', index) + 1);
    else if (pattern.charAt(index) === ']') return index;
  }
  return pattern.length;
}
