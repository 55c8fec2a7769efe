import type { DateHelperPattern } from './date-helper-pattern';
import type { JsonValue } from '@hookline/contracts';

/** What the parser makes of a source. Offsets count UTF-16 units from the start of the source. */
export type ExpressionNode =
  | { readonly kind: 'literal'; readonly value: JsonValue; readonly offset: number }
  /** The word `undefined`. */
  | { readonly kind: 'missing'; readonly offset: number }
  | { readonly kind: 'list'; readonly items: readonly ExpressionNode[]; readonly offset: number }
  | ReferenceNode
  | LookupNode
  | {
      readonly kind: 'domain-variable';
      readonly name: string;
      readonly offset: number;
    }
  | {
      readonly kind: 'date-helper';
      readonly name: string;
      /** Null: the value itself; else whether it matches. */
      readonly pattern: DateHelperPattern | null;
      readonly offset: number;
    }
  /** A quoted text with templates in it. */
  | {
      readonly kind: 'quoted';
      readonly parts: readonly (string | ExpressionNode)[];
      readonly offset: number;
    }
  | CallNode
  | {
      readonly kind: 'member';
      readonly target: ExpressionNode;
      readonly key: ExpressionNode;
      readonly offset: number;
    }
  | {
      readonly kind: 'unary';
      readonly operator: UnaryOperator;
      readonly operand: ExpressionNode;
      readonly offset: number;
    }
  | ChainNode
  | {
      readonly kind: 'logic';
      readonly operator: '&&' | '||';
      readonly operands: readonly ExpressionNode[];
      readonly offset: number;
    }
  | {
      readonly kind: 'choice';
      readonly cases: readonly { readonly test: ExpressionNode; readonly result: ExpressionNode }[];
      readonly otherwise: ExpressionNode;
      readonly offset: number;
    };

/** A bare name and the fixed keys after it. */
export interface ReferenceNode {
  readonly kind: 'reference';
  readonly name: string;
  readonly path: readonly string[];
  readonly offset: number;
}

/** `${text}`: a name, else a path, else an expression (decision 12). */
export interface LookupNode {
  readonly kind: 'lookup';
  /** The whole text, looked up as a name first. */
  readonly text: string;
  /** Its keys as a path; null when the text is only an expression. */
  readonly keys: readonly string[] | null;
  readonly expression: ExpressionNode | null;
  /** The text may be a hyphenated name or a subtraction: subtract only when both sides exist. */
  readonly isHyphenated: boolean;
  readonly offset: number;
}

export interface CallNode {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly ExpressionNode[];
  readonly offset: number;
}

/** Operators of one precedence, applied from left to right; flat, so that long ones stay shallow. */
export interface ChainNode {
  readonly kind: 'chain';
  readonly first: ExpressionNode;
  readonly rest: readonly {
    readonly operator: ChainOperator;
    readonly operand: ExpressionNode;
    readonly offset: number;
  }[];
  readonly offset: number;
}

export type UnaryOperator = '!' | '-' | '+';
export type ChainOperator = ComparisonOperator | ArithmeticOperator;
export type ComparisonOperator = '==' | '!=' | '===' | '!==' | '<' | '<=' | '>' | '>=' | 'in';
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';
