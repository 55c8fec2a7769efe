/**
 * Every text of a node that the language reads: templates, expressions, rules. Params the form
 * hides, because another param says so, are not run and not read.
 */
import {
  isJsonArray,
  isJsonObject,
  RuleTree,
  type FlowDialect,
  type JsonObject,
  type JsonValue,
} from '@hookline/contracts';
import { z } from 'zod';
import { compileExpression, ExpressionSyntaxError, type Reference } from '../expression';
import { paramLanguages, type LanguageOfPath, type ParamLanguage } from '../graph/param-languages';
import { compileRules } from '../rules';
import { compileTemplate } from '../template';
import type { MappedNode } from './graph-map';

export interface Source {
  /** Below the node: `params.headers.accept`. */
  readonly at: string;
  /** Null for rules: the offsets of their references do not count in one text. */
  readonly text: string | null;
  readonly references: readonly Reference[];
  /** Why it cannot be read; offset null for rules. */
  readonly fault: { readonly message: string; readonly offset: number | null } | null;
}

const ShowWhen = z.object({ param: z.string(), is: z.array(z.json()) });

/** The sources of a node in the order of its params. */
export function listSources({ type, params }: MappedNode, dialect: FlowDialect): Source[] {
  const languages = paramLanguages(type.params);
  return Object.entries(params)
    .filter(([key]) => isUsed(type.params, key, params))
    .flatMap(([key, value]) =>
      sourcesBelow(value, below(languages, key), `params.${key}`, dialect),
    );
}

function isUsed(schema: z.ZodObject, key: string, params: JsonObject): boolean {
  const field: unknown = Object.hasOwn(schema.shape, key) ? schema.shape[key] : undefined;
  if (!(field instanceof z.ZodType)) return false;
  const condition = ShowWhen.safeParse(field.meta()?.['showWhen']);
  if (!condition.success) return true;
  const { param, is } = condition.data;
  const chosen = params[param] ?? defaultOf(schema.shape[param]);
  return is.some((value) => JSON.stringify(value) === JSON.stringify(chosen));
}

function defaultOf(field: unknown): unknown {
  return field instanceof z.ZodDefault ? field.def.defaultValue : undefined;
}

function sourcesBelow(
  value: JsonValue,
  languages: readonly LanguageOfPath[],
  at: string,
  dialect: FlowDialect,
): Source[] {
  const here = languages.find(({ path }) => path.length === 0);
  if (here) return sourceOf(here.language, value, at, dialect);
  if (typeof value === 'string') {
    return [read(at, value, () => compileTemplate(value, { dialect }))];
  }
  const entries = isJsonArray(value)
    ? value.map((item, index): [string, JsonValue] => [String(index), item])
    : isJsonObject(value)
      ? Object.entries(value)
      : [];
  return entries.flatMap(([key, item]) =>
    sourcesBelow(item, below(languages, isJsonArray(value) ? '*' : key), `${at}.${key}`, dialect),
  );
}

function sourceOf(
  language: ParamLanguage,
  value: JsonValue,
  at: string,
  dialect: FlowDialect,
): Source[] {
  switch (language) {
    case 'literal':
      return [];
    case 'expression':
      if (typeof value !== 'string' || value.trim() === '') return [];
      return [read(at, value, () => compileExpression(value, { dialect }))];
    case 'rules': {
      const rules = RuleTree.safeParse(value);
      return rules.success ? [read(at, null, () => compileRules(rules.data, { dialect }))] : [];
    }
  }
}

function read(
  at: string,
  text: string | null,
  compile: () => { readonly references: readonly Reference[] },
): Source {
  try {
    return { at, text, references: compile().references, fault: null };
  } catch (error) {
    if (!(error instanceof ExpressionSyntaxError)) throw error;
    const offset = text === null ? null : error.offset;
    return { at, text, references: [], fault: { message: error.message, offset } };
  }
}

function below(languages: readonly LanguageOfPath[], key: string): LanguageOfPath[] {
  return languages
    .filter(({ path }) => path[0] === key || path[0] === '*')
    .map(({ path, language }) => ({ path: path.slice(1), language }));
}
