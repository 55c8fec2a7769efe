import { ExpressionSyntaxError } from './expression-syntax-error';
import { readTokens, type Token } from './read-tokens';

/** Reads the tokens of a part of a source one after the other. */
export class TokenCursor {
  private readonly tokens: readonly Token[];
  private index = 0;

  constructor(private readonly window: { source: string; start: number; end: number }) {
    this.tokens = readTokens(window.source, window.start, window.end);
  }

  /** True when there is nothing but spaces. */
  get isEmpty(): boolean {
    return this.tokens.length === 1;
  }

  /** The token to read next. */
  get token(): Token {
    return this.tokens[this.index] ?? { kind: 'end', start: this.window.end };
  }

  /** Whether the next token is this operator (or the word `in`). */
  isAt(operator: string): boolean {
    const { token } = this;
    if (operator === 'in') return token.kind === 'name' && token.name === 'in';
    return token.kind === 'operator' && token.operator === operator;
  }

  /** The next token, which is then read. */
  advance(): Token {
    const { token } = this;
    this.index += 1;
    return token;
  }

  /** The next token if it is this operator, which is then read; null if it is not. */
  take(operator: string): Token | null {
    return this.isAt(operator) ? this.advance() : null;
  }

  /** Reads this operator. Throws `ExpressionSyntaxError` when something else comes. */
  expect(operator: string, purpose: string): void {
    if (this.take(operator) === null) {
      throw new ExpressionSyntaxError(`\`${operator}\` is missing ${purpose}`, this.token.start);
    }
  }

  /** Throws `ExpressionSyntaxError` about the next token. */
  refuse(): never {
    const { token } = this;
    const found =
      token.kind === 'operator'
        ? token.operator
        : this.window.source.slice(token.start, token.start + 20);
    throw new ExpressionSyntaxError(
      token.kind === 'end' ? 'the expression ends too early' : `\`${found}\` cannot stand here`,
      token.start,
    );
  }
}
