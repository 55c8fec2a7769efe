/**
 * The params of one node, made ready to be rendered. Rules:
 *
 * 1. Params without a template are checked once and frozen; a visit costs nothing.
 * 2. Others are rendered and then checked strictly at every visit; fields without a template were
 *    checked beforehand, so a visit checks only what it filled in.
 * 3. Expressions, rules and literal params are left as they are written (`param-languages.ts`).
 * 4. Templates in an address are encoded for it (`param-encodings.ts`).
 * 5. What does not fit is a failure of the node when it is reached, never an exception before.
 */
import { isJsonArray, isJsonObject, type FlowDialect } from '@hookline/contracts';
import type { JsonObject, JsonValue } from '@hookline/contracts';
import type { z } from 'zod';
import { NodeFailure } from '../errors';
import { ExpressionSyntaxError, type Scope } from '../expression';
import { isMachineryName } from '../expression/own-value';
import { complaintOf } from '../check/complaint-of';
import { compileValue, type EncodeTemplate } from '../template';
import type { CompiledNode, OnMissing, RenderedParams } from './compiled-graph';
import { deepFreeze } from './deep-freeze';
import { encodingsOf } from './param-encodings';
import { paramLanguages, type LanguageOfPath } from './param-languages';
import { unfit, visitParserOf } from './visit-parser';

interface Part {
  readonly isConstant: boolean;
  readonly render: (scope: Scope, onMissing: OnMissing) => JsonValue;
}

/** Compiles params as stored (already upgraded to the version of the schema). */
export function compileParams(
  schema: z.ZodObject,
  params: JsonObject,
  dialect: FlowDialect,
): CompiledNode['renderParams'] {
  let part: Part;
  try {
    part = compilePart(params, paramLanguages(schema), dialect, encodingsOf(schema, dialect));
  } catch (error) {
    if (!(error instanceof ExpressionSyntaxError)) throw error;
    const details = { offset: error.offset };
    const failure = new NodeFailure(error.code, error.message, details, { cause: error });
    return () => {
      throw failure;
    };
  }
  if (part.isConstant) return renderOnce(schema, part);
  const parse = checkVisit(schema, params, dialect);
  return (scope, onMissing) => {
    const input = part.render(scope, onMissing);
    return { params: parse(input), input };
  };
}

/** A check of what a visit rendered; the whole check where something does not fit, for its sentence. */
function checkVisit(
  schema: z.ZodObject,
  params: JsonObject,
  dialect: FlowDialect,
): (input: JsonValue) => JsonObject {
  const languages = paramLanguages(schema);
  const constantOf = (value: JsonValue, path: readonly string[]): JsonValue | undefined => {
    const part = compilePart(value, path.reduce(below, languages), dialect);
    return part.isConstant ? part.render(nothing, () => undefined) : undefined;
  };
  const parse = visitParserOf({ schema, written: params, constantOf, path: [] });
  return (input) => {
    const parsed = parse === unfit ? unfit : parse(input);
    return parsed !== unfit && isJsonObject(parsed) ? parsed : parseParams(schema, input);
  };
}

const nothing: Scope = {
  lookup: () => undefined,
  domainVariable: () => undefined,
  now: new Date(0),
  zone: 'UTC',
};

function renderOnce(schema: z.ZodObject, part: Part): CompiledNode['renderParams'] {
  try {
    // Rendered all the same: a backslash that makes a delimiter literal goes away.
    const input = part.render(nothing, () => undefined);
    const constant: RenderedParams = deepFreeze({ params: parseParams(schema, input), input });
    return () => constant;
  } catch (error) {
    if (!(error instanceof NodeFailure)) throw error;
    return () => {
      throw error;
    };
  }
}

function compilePart(
  value: JsonValue,
  languages: readonly LanguageOfPath[],
  dialect: FlowDialect,
  encodings?: ReadonlyMap<string, EncodeTemplate>,
): Part {
  if (languages.some(({ path }) => path.length === 0)) {
    return { isConstant: true, render: () => value };
  }
  if (languages.every(({ path }) => path.length === 1 && path[0] !== '*')) {
    const literalPaths = new Set(languages.flatMap(({ path }) => path));
    return asPart(compileValue(value, { dialect, literalPaths, encodings }));
  }
  if (isJsonArray(value)) {
    const items = value.map((item) => compilePart(item, below(languages, '*'), dialect));
    return {
      isConstant: items.every(({ isConstant }) => isConstant),
      render: (scope, onMissing) => items.map((item) => item.render(scope, onMissing)),
    };
  }
  if (!isJsonObject(value)) return asPart(compileValue(value, { dialect }));
  const entries = Object.entries(value)
    .filter(([key]) => !isMachineryName(key))
    .map(([key, item]) => {
      const encode = encodings?.get(key);
      const part = encode
        ? asPart(compileValue(item, { dialect }), encode)
        : compilePart(item, below(languages, key), dialect);
      return [key, part] as const;
    });
  return {
    isConstant: entries.every(([, { isConstant }]) => isConstant),
    render: (scope, onMissing) => {
      const result: Record<string, JsonValue> = {};
      for (const [key, item] of entries) result[key] = item.render(scope, onMissing);
      return result;
    },
  };
}

function asPart(compiled: ReturnType<typeof compileValue>, encode?: EncodeTemplate): Part {
  return {
    isConstant: compiled.isConstant,
    render: (scope, onMissing) => compiled.render(scope, { onMissing, encode }),
  };
}

function below(languages: readonly LanguageOfPath[], key: string): readonly LanguageOfPath[] {
  return languages
    .filter(({ path }) => path[0] === key || path[0] === '*')
    .map(({ path, language }) => ({ path: path.slice(1), language }));
}

function parseParams(schema: z.ZodObject, input: JsonValue): JsonObject {
  const result = schema.safeParse(input);
  if (result.success && isJsonObject(result.data)) return result.data;
  const problems = (result.error?.issues ?? []).map((issue) => ({
    path: ['params', ...issue.path].join('.'),
    message: complaintOf(issue, input),
  }));
  const sentence = problems.map(({ path, message }) => `${path}: ${message}`).join('; ');
  throw new NodeFailure('node.params', sentence, { problems });
}
