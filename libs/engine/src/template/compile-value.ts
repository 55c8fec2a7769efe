import { isJsonArray, isJsonObject, type JsonValue } from '@hookline/contracts';
import type { Dialect, Reference, Scope } from '../expression';
import { ExpressionSyntaxError } from '../expression';
import type { Evaluation } from '../expression/evaluation';
import { isMachineryName } from '../expression/own-value';
import { maxSourceDepth } from '../expression/parse-expression';
import {
  compileSharedTemplate,
  startEvaluation,
  type EncodeTemplate,
  type RenderOptions,
} from './compile-template';

/** A name used inside a value, and where: `headers.Authorization`, `items.0`. */
export type PlacedReference = Reference & { readonly at: string };

/** A JSON value whose texts are templates, read once. */
export interface CompiledValue {
  /** True when no text in it holds a template. */
  readonly isConstant: boolean;
  readonly references: readonly PlacedReference[];
  /**
   * The value with every text rendered as by `compileTemplate`. All templates share one budget.
   */
  render(scope: Scope, options?: RenderOptions): JsonValue;
}

export interface CompileValueOptions {
  /** Default: `graph`. */
  readonly dialect?: Dialect;
  /** Top-level keys left as they are: params that hold expressions or rule trees. */
  readonly literalPaths?: ReadonlySet<string>;
  /** How templates below these top-level keys are encoded. */
  readonly encodings?: ReadonlyMap<string, EncodeTemplate>;
}

type RenderPart = (evaluation: Evaluation, options: RenderOptions) => JsonValue;

/** The same, counting against an evaluation shared with others. */
export interface SharedValue extends CompiledValue {
  renderIn(evaluation: Evaluation, options?: RenderOptions): JsonValue;
}

/**
 * Reads a JSON value whose texts are templates. Throws `ExpressionSyntaxError`; its message
 * starts with the place inside the value.
 */
export function compileValue(value: JsonValue, options: CompileValueOptions = {}): CompiledValue {
  return compileSharedValue(value, options);
}

/** As `compileValue`, for those who render several values within one budget. */
export function compileSharedValue(
  value: JsonValue,
  options: CompileValueOptions = {},
): SharedValue {
  const { dialect = 'graph', literalPaths, encodings } = options;
  const references: PlacedReference[] = [];
  let isConstant = true;
  const part = compilePart(value, '', 0, undefined);

  return {
    get isConstant() {
      return isConstant;
    },
    references,
    render: (scope, renderOptions = {}) =>
      part(startEvaluation(scope, renderOptions.budget), renderOptions),
    renderIn: (evaluation, renderOptions = {}) => part(evaluation, renderOptions),
  };

  function compilePart(
    current: JsonValue,
    at: string,
    depth: number,
    encode: EncodeTemplate | undefined,
  ): RenderPart {
    if (depth > maxSourceDepth) {
      throw new ExpressionSyntaxError(`${at}: nested deeper than ${maxSourceDepth} levels`, 0);
    }
    if (typeof current === 'string') return compileText(current, at, encode);
    if (isJsonArray(current)) {
      const items = current.map((item, index) =>
        compilePart(item, place(at, index), depth + 1, encode),
      );
      return (evaluation, renderOptions) =>
        items.map((render) => render(evaluation, renderOptions));
    }
    if (!isJsonObject(current)) return () => current;
    const entries = Object.entries(current)
      .filter(([key]) => !isMachineryName(key))
      .map(([key, member]): [string, RenderPart] => [
        key,
        depth === 0 && literalPaths?.has(key) === true
          ? () => member
          : compilePart(
              member,
              place(at, key),
              depth + 1,
              depth === 0 ? encodings?.get(key) : encode,
            ),
      ]);
    return (evaluation, renderOptions) => {
      const result: Record<string, JsonValue> = {};
      for (const [key, render] of entries) result[key] = render(evaluation, renderOptions);
      return result;
    };
  }

  function compileText(text: string, at: string, encode: EncodeTemplate | undefined): RenderPart {
    const template = compileTemplateAt(text, at);
    isConstant &&= template.isConstant;
    references.push(...template.references.map((reference) => ({ ...reference, at })));
    return (evaluation, renderOptions) =>
      template.renderIn(evaluation, renderOptions, at, renderOptions.encode ?? encode);
  }

  function compileTemplateAt(text: string, at: string) {
    try {
      return compileSharedTemplate(text, { dialect });
    } catch (error) {
      if (!(error instanceof ExpressionSyntaxError) || at === '') throw error;
      throw new ExpressionSyntaxError(`${at}: ${error.message}`, error.offset);
    }
  }
}

function place(at: string, key: string | number): string {
  return at === '' ? String(key) : `${at}.${key}`;
}
