import type { JsonValue } from '@hookline/contracts';
import type { Budget, Dialect, Reference, Scope, Value } from '../expression';
import { defaultBudget } from '../expression';
import { compileNode, type Compute } from '../expression/compile-node';
import { Evaluation } from '../expression/evaluation';
import { listReferences } from '../expression/list-references';
import { parseTemplateSpan } from '../expression/parse-expression';
import type { TemplateSpan } from '../expression/template-scanner';
import { toText } from '../expression/to-text';
import { splitTemplate } from './split-template';

/**
 * Makes the text of one template fit its place. `before` is what was rendered in front of it,
 * `source` the template as written between its delimiters.
 */
export type EncodeTemplate = (text: string, before: string, source: string) => string;

export interface RenderOptions {
  /**
   * Told the text of each template that turned out missing (`$$name` for a domain variable), and,
   * within a value, the place of its text.
   */
  readonly onMissing?: (name: string, at: string) => void;
  /** Applied to the text of every template, not to the literal text around: JSON escaping, say. */
  readonly encode?: EncodeTemplate;
  /** Limits that replace those of `defaultBudget`. */
  readonly budget?: Partial<Budget>;
}

/** A text with templates, read once, to be rendered many times. */
export interface CompiledTemplate {
  readonly source: string;
  /** True when it holds no template: it renders to the same text always. */
  readonly isConstant: boolean;
  readonly references: readonly Reference[];
  /**
   * The text with every template replaced by its value; a text that is exactly one template is
   * that value itself in the graph dialect (decision 10). Missing is empty text. Throws
   * `NodeFailure` (`expression.type`) and `BudgetError` (`expression.budget`).
   */
  render(scope: Scope, options?: RenderOptions): JsonValue;
}

/** The same, counting against an evaluation shared with other templates of one value. */
export interface SharedTemplate extends CompiledTemplate {
  /** @param at where in the value it stands @param encode in place of that of the options */
  renderIn(
    evaluation: Evaluation,
    options?: RenderOptions,
    at?: string,
    encode?: EncodeTemplate,
  ): JsonValue;
}

const noOptions: RenderOptions = {};

/** Reads a text with templates. Throws `ExpressionSyntaxError` with the offset in the text. */
export function compileTemplate(
  source: string,
  options: { dialect?: Dialect } = {},
): CompiledTemplate {
  return compileSharedTemplate(source, options);
}

/** As `compileTemplate`, for those who render several templates within one budget. */
export function compileSharedTemplate(
  source: string,
  { dialect = 'graph' }: { dialect?: Dialect } = {},
): SharedTemplate {
  const references: Reference[] = [];
  const parts = splitTemplate(source, dialect).map((part) => {
    if (typeof part === 'string') return part;
    const node = parseTemplateSpan(part, {
      source,
      start: part.innerStart,
      end: part.innerEnd,
      dialect,
      depth: 0,
      found: { depth: 0 },
    });
    references.push(...listReferences(node));
    return {
      name: nameOf(source, part),
      compute: compileNode(node, { dialect, typeOf: () => undefined }),
    };
  });
  const [only = ''] = parts;
  const isConstant = parts.every((part) => typeof part === 'string');
  const constant = isConstant ? parts.join('') : '';
  const keepsType = dialect === 'graph' && parts.length === 1 && typeof only !== 'string';

  return {
    source,
    isConstant,
    references,
    render: (scope, renderOptions) =>
      isConstant
        ? constant
        : renderIn(startEvaluation(scope, renderOptions?.budget), renderOptions),
    renderIn,
  };

  function renderIn(
    evaluation: Evaluation,
    { onMissing, encode: encodeAll }: RenderOptions = noOptions,
    at = '',
    encode = encodeAll,
  ): JsonValue {
    if (isConstant) return constant;
    if (keepsType && typeof only !== 'string') {
      const value = valueOf(only, evaluation, onMissing, at);
      if (value === undefined) return '';
      return typeof value === 'string' && encode !== undefined
        ? encode(value, '', only.name)
        : value;
    }
    let text = '';
    for (const part of parts) {
      let piece: string;
      if (typeof part === 'string') {
        piece = part;
      } else {
        piece = toText(valueOf(part, evaluation, onMissing, at), evaluation);
        if (encode !== undefined) piece = encode(piece, text, part.name);
      }
      evaluation.allowText(text, piece);
      text += piece;
    }
    return text;
  }
}

/** An evaluation within the default budget, or parts of another. */
export function startEvaluation(scope: Scope, budget: Partial<Budget> | undefined): Evaluation {
  return new Evaluation(
    scope,
    budget === undefined ? defaultBudget : { ...defaultBudget, ...budget },
  );
}

function valueOf(
  { name, compute }: { name: string; compute: Compute },
  evaluation: Evaluation,
  onMissing: RenderOptions['onMissing'],
  at: string,
): Value {
  const value = compute(evaluation);
  if (value === undefined) onMissing?.(name, at);
  return value;
}

function nameOf(source: string, { kind, innerStart, innerEnd }: TemplateSpan): string {
  const inner = source.slice(innerStart, innerEnd).trim();
  return kind === 'domain-variable' ? `$$${inner}` : inner;
}
