/**
 * The words of an expression. Quoted texts keep the templates in them as spans of the source, and
 * the Webitel forms (`${x}`, `$${x}`, `&hour(9-18)`) are tokens of their own.
 */
import { ExpressionSyntaxError } from './expression-syntax-error';
import { TemplateScanner, type TemplateSpan } from './template-scanner';

export type Token =
  | { readonly kind: 'number'; readonly value: number; readonly start: number }
  | {
      readonly kind: 'text';
      readonly parts: readonly (string | TemplateSpan)[];
      readonly start: number;
    }
  | { readonly kind: 'name'; readonly name: string; readonly start: number }
  | { readonly kind: 'operator'; readonly operator: string; readonly start: number }
  | { readonly kind: 'template'; readonly span: TemplateSpan; readonly start: number }
  | {
      readonly kind: 'date-helper';
      readonly name: string;
      readonly pattern: string | null;
      readonly patternStart: number;
      readonly start: number;
    }
  | { readonly kind: 'end'; readonly start: number };

const spacePattern = /[\s\u{FEFF}]+/uy;
const namePattern = /[\p{L}_$][\p{L}\p{M}\p{N}_$]*/uy;
const numberPattern = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const pathKeyPattern = /(?:\d+|#)/y;
const operatorPattern = /===|!==|==|!=|<=|>=|&&|\|\||[<>!?:+\-*/%().,[\]]/y;
const dateHelperPattern = /&([A-Za-z_]+)(?:\(([^()]*)\))?/y;
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** Reads one window of the source. Throws `ExpressionSyntaxError`. */
export function readTokens(source: string, start = 0, end = source.length): Token[] {
  const scanner = new TemplateScanner(source, end);
  const tokens: Token[] = [];
  let at = start;

  while (at < end) {
    if (match(spacePattern) !== null) continue;
    tokens.push(readToken());
  }
  tokens.push({ kind: 'end', start: end });
  return tokens;

  function readToken(): Token {
    const from = at;
    const character = source.charAt(at);
    const span = scanner.spanAt(at);
    if (span !== null) {
      at = span.end;
      return { kind: 'template', span, start: from };
    }
    if (source.startsWith('${', at) || source.startsWith('{{', at)) {
      throw new ExpressionSyntaxError(`\`${source.slice(at, at + 2)}\` is never closed`, at);
    }
    if (character === "'" || character === '"') return readText(character);
    if (isAfterDot()) {
      const key = match(pathKeyPattern);
      if (key !== null) return { kind: 'name', name: key[0], start: from };
    }
    const number = character === '.' && isAfterValue() ? null : match(numberPattern);
    if (number !== null) return readNumber(number[0], from);
    const name = match(namePattern);
    if (name !== null) return { kind: 'name', name: name[0], start: from };
    const operator = match(operatorPattern);
    if (operator !== null) return { kind: 'operator', operator: operator[0], start: from };
    const helper = match(dateHelperPattern);
    if (helper !== null) {
      const pattern = helper[2]?.trim() ?? '';
      return {
        kind: 'date-helper',
        name: helper[1] ?? '',
        pattern: pattern === '' ? null : pattern,
        patternStart: from + (helper[1] ?? '').length + 2,
        start: from,
      };
    }
    throw new ExpressionSyntaxError(hintFor(source.slice(at, at + 1)), at);
  }

  function readNumber(digits: string, from: number): Token {
    const value = Number(digits);
    if (!Number.isFinite(value)) throw new ExpressionSyntaxError('this number is too large', from);
    namePattern.lastIndex = at;
    if (namePattern.test(source) && at < end) {
      throw new ExpressionSyntaxError('a name cannot start with a digit', from);
    }
    // Like integers in JSON (decision 14): what a number cannot hold keeps its digits as text.
    if (/^\d+$/.test(digits) && !Number.isSafeInteger(value)) {
      return { kind: 'text', parts: [digits], start: from };
    }
    return { kind: 'number', value, start: from };
  }

  function readText(quote: string): Token {
    const from = at;
    const parts: (string | TemplateSpan)[] = [];
    let literal = '';
    at += 1;
    while (at < end) {
      const character = source.charAt(at);
      if (character === quote) {
        at += 1;
        if (literal !== '' || parts.length === 0) parts.push(literal);
        return { kind: 'text', parts, start: from };
      }
      const span = character === '$' || character === '{' ? scanner.spanAt(at) : null;
      if (span !== null) {
        if (literal !== '') parts.push(literal);
        literal = '';
        parts.push(span);
        at = span.end;
      } else if (character === '\\') {
        literal += readEscape();
      } else {
        literal += character;
        at += 1;
      }
    }
    throw new ExpressionSyntaxError('this text is never closed', from);
  }

  function readEscape(): string {
    const code = /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))/y;
    code.lastIndex = at;
    const hex = code.exec(source);
    if (hex !== null) {
      at += hex[0].length;
      return String.fromCharCode(Number.parseInt(hex[1] ?? hex[2] ?? '', 16));
    }
    // `\${` and `\{{` keep the whole opening literal, else its second half could open one.
    const opening = ['$${', '${', '{{'].find((text) => source.startsWith(text, at + 1));
    const escaped = opening ?? source.charAt(at + 1);
    at += 1 + escaped.length;
    return escapes[escaped] ?? escaped;
  }

  function isAfterDot(): boolean {
    const last = tokens.at(-1);
    return last?.kind === 'operator' && last.operator === '.' && last.start === at - 1;
  }

  /** After a value a dot leads to a member (`a.0`); elsewhere it starts a number (`.5`). */
  function isAfterValue(): boolean {
    const last = tokens.at(-1);
    if (last?.kind === 'operator') return last.operator === ')' || last.operator === ']';
    return last !== undefined && last.kind !== 'number' && last.kind !== 'date-helper';
  }

  function match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (found === null || at + found[0].length > end) return null;
    at += found[0].length;
    return found;
  }
}

function hintFor(character: string): string {
  if (character === '=') return '`=` alone does not compare: write `==`';
  if (character === '&') return '`&` alone means nothing: write `&&`';
  if (character === '|') return '`|` alone means nothing: write `||`';
  if (character === '`') return 'texts stand in single or double quotes';
  if (character === '{') return 'objects cannot be written in an expression';
  return `\`${character}\` cannot stand here`;
}
