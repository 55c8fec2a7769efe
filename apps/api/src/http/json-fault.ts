/** Where JSON text stops being JSON. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  /** A sentence without the text itself: it may hold secrets. */
  readonly message: string;
}

const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

const textLiteral = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const space = /[ \t\n\r]*/y;

type Expecting = 'value' | 'value or ]' | 'name or }' | 'name' | ':' | ', or ]' | ', or }' | 'end';

/**
 * Finds the first fault of a text `JSON.parse` refused; the engine's own words differ between
 * versions and repeat the text. Null when there is none.
 */
export function findJsonFault(text: string): JsonFault | null {
  const open: ('[' | '{')[] = [];
  let expecting: Expecting = 'value';
  let at = 0;

  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null) return false;
    at += found[0].length;
    return true;
  };
  const afterValue = (): Expecting =>
    open.length === 0 ? 'end' : open.at(-1) === '[' ? ', or ]' : ', or }';

  for (;;) {
    skip(space);
    const sign = text[at];
    if (sign === undefined) return expecting === 'end' ? null : faultAt(text, at, expecting);
    switch (expecting) {
      case 'value':
      case 'value or ]':
        if (sign === '[' || sign === '{') {
          at += 1;
          open.push(sign);
          expecting = sign === '[' ? 'value or ]' : 'name or }';
        } else if (sign === ']' && expecting === 'value or ]') {
          at += 1;
          open.pop();
          expecting = afterValue();
        } else if (skip(textLiteral) || skip(literal)) expecting = afterValue();
        else return faultAt(text, at, expecting);
        break;
      case 'name or }':
      case 'name':
        if (sign === '}' && expecting === 'name or }') {
          at += 1;
          open.pop();
          expecting = afterValue();
        } else if (skip(textLiteral)) expecting = ':';
        else return faultAt(text, at, expecting);
        break;
      case ':':
        if (sign !== ':') return faultAt(text, at, expecting);
        at += 1;
        expecting = 'value';
        break;
      case ', or ]':
      case ', or }': {
        const isList: boolean = expecting === ', or ]';
        if (sign === ',') expecting = isList ? 'value' : 'name';
        else if (sign === (isList ? ']' : '}')) {
          open.pop();
          expecting = afterValue();
        } else return faultAt(text, at, expecting);
        at += 1;
        break;
      }
      case 'end':
        return faultAt(text, at, expecting);
    }
  }
}

function faultAt(text: string, at: number, expecting: Expecting): JsonFault {
  const before = text.slice(0, at).split('\n');
  const line = before.length;
  const column = (before.at(-1)?.length ?? 0) + 1;
  const found = at >= text.length ? 'the text ends' : 'something else stands there';
  return {
    line,
    column,
    message: `is not JSON at line ${line}, column ${column}: ${found} where ${expecting} is needed`,
  };
}
