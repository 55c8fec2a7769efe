import type { Dialect } from './dialect';
import { dateHelperNames, parseDateHelperPattern } from './date-helper-pattern';
import { ExpressionSyntaxError } from './expression-syntax-error';
import { parseLookup } from './parse-lookup';
import type { Token } from './read-tokens';
import type { ChainNode, ChainOperator, ExpressionNode, UnaryOperator } from './syntax-tree';
import type { TemplateSpan } from './template-scanner';
import { TokenCursor } from './token-cursor';

/** Nesting the parser follows; deeper sources are refused before they can exhaust the stack. */
export const maxSourceDepth = 64;

/** UTF-16 units of one expression. */
export const maxSourceLength = 16_384;

/** A part of a source to read as one expression. */
export interface SourceWindow {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly dialect: Dialect;
  /** Levels around this part. */
  readonly depth: number;
  /** Written by the parser: the deepest level found. */
  readonly found: { depth: number };
}

/** Operators from the loosest to the tightest; `&&` and `||` stand outside, they skip operands. */
const chainLevels: readonly (readonly ChainOperator[])[] = [
  ['==', '!=', '===', '!=='],
  ['<', '<=', '>', '>=', 'in'],
  ['+', '-'],
  ['*', '/', '%'],
];

const unaryOperators: readonly UnaryOperator[] = ['!', '-', '+'];

/** Reads the window. Throws `ExpressionSyntaxError`. */
export function parseExpression(window: SourceWindow): ExpressionNode {
  if (window.end - window.start > maxSourceLength) {
    throw new ExpressionSyntaxError(
      `an expression has at most ${maxSourceLength} characters`,
      window.start,
    );
  }
  return new ExpressionParser(window).parseAll();
}

/** Reads what stands inside the braces of a template. */
export function parseTemplateSpan(span: TemplateSpan, around: SourceWindow): ExpressionNode {
  const window = { ...around, start: span.innerStart, end: span.innerEnd, depth: around.depth + 1 };
  noteDepth(window, window.depth);
  return parseLookup(span.kind, window, parseExpression);
}

function noteDepth(window: SourceWindow, depth: number): void {
  if (depth > maxSourceDepth) {
    throw new ExpressionSyntaxError(`nested deeper than ${maxSourceDepth} levels`, window.start);
  }
  window.found.depth = Math.max(window.found.depth, depth);
}

class ExpressionParser {
  private readonly cursor: TokenCursor;
  private depth: number;

  constructor(private readonly window: SourceWindow) {
    this.depth = window.depth;
    this.cursor = new TokenCursor(window);
  }

  parseAll(): ExpressionNode {
    if (this.cursor.isEmpty) {
      throw new ExpressionSyntaxError('an expression is missing', this.window.start);
    }
    const node = this.parseChoice();
    if (this.cursor.token.kind !== 'end') this.cursor.refuse();
    return node;
  }

  private parseChoice(): ExpressionNode {
    return this.nested(() => {
      const offset = this.cursor.token.start;
      const cases: { test: ExpressionNode; result: ExpressionNode }[] = [];
      let node = this.parseLogic('||');
      while (this.cursor.take('?') !== null) {
        const result = this.parseChoice();
        this.cursor.expect(':', 'between the two results of `?`');
        cases.push({ test: node, result });
        node = this.parseLogic('||');
      }
      return cases.length === 0 ? node : { kind: 'choice', cases, otherwise: node, offset };
    });
  }

  private parseLogic(operator: '&&' | '||'): ExpressionNode {
    const parseOperand = (): ExpressionNode =>
      operator === '||' ? this.parseLogic('&&') : this.parseChain(0);
    const offset = this.cursor.token.start;
    const operands = [parseOperand()];
    while (this.cursor.take(operator) !== null) operands.push(parseOperand());
    const [only] = operands;
    return operands.length === 1 && only !== undefined
      ? only
      : { kind: 'logic', operator, operands, offset };
  }

  private parseChain(level: number): ExpressionNode {
    const operators = chainLevels[level];
    if (operators === undefined) return this.parseUnary();
    const offset = this.cursor.token.start;
    const first = this.parseChain(level + 1);
    const rest: ChainNode['rest'][number][] = [];
    for (;;) {
      const operator = operators.find((candidate) => this.cursor.isAt(candidate));
      if (operator === undefined) break;
      const at = this.cursor.advance().start;
      rest.push({ operator, operand: this.parseChain(level + 1), offset: at });
    }
    return rest.length === 0 ? first : { kind: 'chain', first, rest, offset };
  }

  private parseUnary(): ExpressionNode {
    const operator = unaryOperators.find((candidate) => this.cursor.isAt(candidate));
    if (operator === undefined) return this.parsePostfix();
    const offset = this.cursor.advance().start;
    return this.nested(() => ({ kind: 'unary', operator, operand: this.parseUnary(), offset }));
  }

  private parsePostfix(): ExpressionNode {
    let node = this.parsePrimary();
    let links = 0;
    for (;;) {
      const offset = this.cursor.token.start;
      if (this.cursor.take('.') !== null) {
        node = this.parseDotted(node, offset);
      } else if (this.cursor.take('[') !== null) {
        const key = this.parseChoice();
        this.cursor.expect(']', 'after the index');
        node = withMember(node, key, offset);
      } else {
        return node;
      }
      // Each link is a level at run time, unless it is part of a fixed path.
      if (node.kind !== 'reference') noteDepth(this.window, this.depth + ++links);
    }
  }

  private parseDotted(target: ExpressionNode, offset: number): ExpressionNode {
    const { token } = this.cursor;
    if (token.kind !== 'name') {
      throw new ExpressionSyntaxError('a member name must follow the dot', token.start);
    }
    this.cursor.advance();
    if (!this.cursor.isAt('(')) {
      return withMember(
        target,
        { kind: 'literal', value: token.name, offset: token.start },
        offset,
      );
    }
    if (token.name !== 'uri') {
      throw new ExpressionSyntaxError(
        `\`.${token.name}()\` is not available: use a function, like upper(name)`,
        token.start,
      );
    }
    this.cursor.advance();
    this.cursor.expect(')', 'after `uri(`');
    return { kind: 'call', name: 'uri', args: [target], offset: token.start };
  }

  private parsePrimary(): ExpressionNode {
    const { token } = this.cursor;
    switch (token.kind) {
      case 'number':
        this.cursor.advance();
        return { kind: 'literal', value: token.value, offset: token.start };
      case 'text':
        this.cursor.advance();
        return this.quoted(token.parts, token.start);
      case 'template':
        this.cursor.advance();
        return parseTemplateSpan(token.span, { ...this.window, depth: this.depth });
      case 'date-helper':
        this.cursor.advance();
        return dateHelper(token);
      case 'name':
        this.cursor.advance();
        return this.cursor.isAt('(') ? this.parseCall(token.name, token.start) : word(token);
      case 'operator':
        return this.parseBracketed(token.operator, token.start);
      case 'end':
        throw new ExpressionSyntaxError('the expression ends too early', token.start);
    }
  }

  private parseBracketed(operator: string, offset: number): ExpressionNode {
    if (operator === '(') {
      this.cursor.advance();
      const node = this.parseChoice();
      this.cursor.expect(')', 'to close the parenthesis');
      return node;
    }
    if (operator === '[') {
      this.cursor.advance();
      return { kind: 'list', items: this.parseItems(']'), offset };
    }
    return this.cursor.refuse();
  }

  private parseCall(name: string, offset: number): ExpressionNode {
    this.cursor.advance();
    return { kind: 'call', name, args: this.parseItems(')'), offset };
  }

  private parseItems(close: ')' | ']'): ExpressionNode[] {
    const items: ExpressionNode[] = [];
    if (this.cursor.take(close) !== null) return items;
    do items.push(this.parseChoice());
    while (this.cursor.take(',') !== null);
    this.cursor.expect(close, 'or a comma');
    return items;
  }

  private quoted(parts: readonly (string | TemplateSpan)[], offset: number): ExpressionNode {
    const [only = ''] = parts;
    if (parts.length === 1 && typeof only === 'string') {
      return { kind: 'literal', value: only, offset };
    }
    return {
      kind: 'quoted',
      parts: parts.map((part) =>
        typeof part === 'string'
          ? part
          : parseTemplateSpan(part, { ...this.window, depth: this.depth }),
      ),
      offset,
    };
  }

  private nested(parse: () => ExpressionNode): ExpressionNode {
    this.depth += 1;
    noteDepth({ ...this.window, start: this.cursor.token.start }, this.depth);
    const node = parse();
    this.depth -= 1;
    return node;
  }
}

function word({ name, start }: { name: string; start: number }): ExpressionNode {
  if (name === 'true' || name === 'false') {
    return { kind: 'literal', value: name === 'true', offset: start };
  }
  if (name === 'null') return { kind: 'literal', value: null, offset: start };
  if (name === 'undefined') return { kind: 'missing', offset: start };
  if (name === 'in') throw new ExpressionSyntaxError('`in` needs a value before it', start);
  return { kind: 'reference', name, path: [], offset: start };
}

function withMember(target: ExpressionNode, key: ExpressionNode, offset: number): ExpressionNode {
  const fixed =
    key.kind === 'literal' && (typeof key.value === 'string' || typeof key.value === 'number');
  return target.kind === 'reference' && fixed
    ? { ...target, path: [...target.path, String(key.value)] }
    : { kind: 'member', target, key, offset };
}

function dateHelper(token: Extract<Token, { kind: 'date-helper' }>): ExpressionNode {
  const { name, pattern, start: offset } = token;
  if (!dateHelperNames.includes(name)) {
    throw new ExpressionSyntaxError(
      `\`&${name}\` is not a date helper (${dateHelperNames.join(', ')})`,
      offset,
    );
  }
  return {
    kind: 'date-helper',
    name,
    pattern: pattern === null ? null : parseDateHelperPattern(name, pattern, token.patternStart),
    offset,
  };
}
