/**
 * The keys of a path with backslashes or queries in it. A dot inside a query (`#(…)`) or inside
 * the quotes of one does not part keys, and a query keeps its backslashes for its own path.
 */
export function splitPath(path: string): string[] {
  const keys: string[] = [];
  let key = '';
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < path.length; at++) {
    const character = path.charAt(at);
    if (character === '\\' && at + 1 < path.length) {
      key += depth > 0 ? character + path.charAt(at + 1) : path.charAt(at + 1);
      at++;
    } else if (depth === 0 && character === '.') {
      keys.push(key);
      key = '';
    } else {
      if (depth > 0 && character === '"') isQuoted = !isQuoted;
      else if (!isQuoted && character === '(' && (depth > 0 || key === '#')) depth++;
      else if (!isQuoted && character === ')' && depth > 0) depth--;
      key += character;
    }
  }
  return [...keys, key];
}
