/**
 * A check of rendered params that looks only at what a visit filled in: a value without a template is
 * checked when the version is compiled, once. Rules:
 *
 * 1. Objects and lists are looked into as far as their own rules allow it: an object whose fields
 *    judge each other is checked as a whole.
 * 2. What does not fit is checked again as a whole, for the sentence.
 */
import { isJsonArray, isJsonObject, isJsonValue, JsonValue } from '@hookline/contracts';
import { z } from 'zod';
import { deepFreeze } from './deep-freeze';

/** What the check makes of a value that does not fit. */
export const unfit = Symbol('unfit');
export type Checked = JsonValue | typeof unfit;

export interface VisitParserInput {
  readonly schema: z.ZodType;
  /** As the author wrote it. */
  readonly written: JsonValue;
  /** What a value at this place is rendered to at every visit; undefined when that differs. */
  readonly constantOf: (value: JsonValue, path: readonly string[]) => JsonValue | undefined;
  readonly path: readonly string[];
}

/** Checks one rendered value. */
export type VisitParser = (input: JsonValue) => Checked;

/** The check of a value that holds a template; `unfit` where a constant in it does not fit. */
export function visitParserOf(input: VisitParserInput): VisitParser | typeof unfit {
  const schema = written(input.schema);
  if (schema instanceof z.ZodObject && isJsonObject(input.written)) {
    if (isPlain(schema) && schema.def.catchall === undefined) return objectParser(schema, input);
  }
  if (schema instanceof z.ZodArray && isJsonArray(input.written)) {
    if (keepsLength(schema, input.written.length)) return listParser(schema, input);
  }
  return schema === JsonValue ? jsonParser : leafParser(schema);
}

function objectParser(schema: z.ZodObject, input: VisitParserInput): VisitParser | typeof unfit {
  const settled: [string, JsonValue][] = [];
  const filled: [string, VisitParser][] = [];
  for (const [key, field] of Object.entries<z.ZodType>(schema.shape)) {
    const value = isJsonObject(input.written) ? input.written[key] : undefined;
    const path = [...input.path, key];
    const constant = value === undefined ? undefined : input.constantOf(value, path);
    if (value === undefined || constant !== undefined) {
      const result = z.safeParse(field, constant);
      if (!result.success) return unfit;
      if (result.data === undefined) continue;
      if (!isJsonValue(result.data)) return unfit;
      settled.push([key, deepFreeze(result.data)]);
      continue;
    }
    const parser = visitParserOf({ ...input, schema: field, written: value, path });
    if (parser === unfit) return unfit;
    settled.push([key, null]);
    filled.push([key, parser]);
  }
  // Keys that are assigned one by one make a slow object, whose copies are slow.
  const mould = Object.fromEntries(settled);
  return (value) => {
    if (!isJsonObject(value)) return unfit;
    // Every key is there already, so all copies are of one hidden class (`extended`).
    const parsed: Record<string, JsonValue> = { ...mould };
    for (const [key, parse] of filled) {
      const part = parse(value[key] ?? null);
      if (part === unfit) return unfit;
      parsed[key] = part;
    }
    return parsed;
  };
}

function listParser(schema: z.ZodArray, input: VisitParserInput): VisitParser | typeof unfit {
  const items = isJsonArray(input.written) ? input.written : [];
  const parsers: VisitParser[] = [];
  for (const item of items) {
    const path = [...input.path, '*'];
    const element = elementOf(schema);
    const constant = input.constantOf(item, path);
    const parser =
      constant === undefined
        ? visitParserOf({ ...input, schema: element, written: item, path })
        : constantParser(element, constant);
    if (parser === unfit) return unfit;
    parsers.push(parser);
  }
  return (value) => {
    if (!isJsonArray(value) || value.length !== parsers.length) return unfit;
    const parsed: JsonValue[] = [];
    for (const [index, parse] of parsers.entries()) {
      const part = parse(value[index] ?? null);
      if (part === unfit) return unfit;
      parsed.push(part);
    }
    return parsed;
  };
}

function constantParser(schema: z.ZodType, value: JsonValue): VisitParser | typeof unfit {
  const result = z.safeParse(schema, value);
  if (!result.success || !isJsonValue(result.data)) return unfit;
  const constant = deepFreeze(result.data);
  return () => constant;
}

const jsonParser: VisitParser = (value) => (isJsonValue(value) ? value : unfit);

function leafParser(schema: z.ZodType): VisitParser {
  return (value) => {
    const result = z.safeParse(schema, value);
    return result.success && isJsonValue(result.data) ? result.data : unfit;
  };
}

/** The schema of a value that is there: wrappers for one that is not say nothing about it. */
function written(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) {
    const inner = schema.unwrap();
    return inner instanceof z.ZodType ? written(inner) : schema;
  }
  return schema;
}

function elementOf({ element }: z.ZodArray): z.ZodType {
  return element instanceof z.ZodType ? element : z.unknown();
}

/** Its fields do not judge each other. */
function isPlain(schema: z.ZodType): boolean {
  return (schema.def.checks ?? []).length === 0;
}

const lengthRules: readonly string[] = ['min_length', 'max_length', 'length_equals'];

/** Its only rules of its own are about its length, and a list of this length keeps them. */
function keepsLength(schema: z.ZodArray, length: number): boolean {
  const rules = schema.def.checks ?? [];
  if (!rules.every((rule) => lengthRules.includes(rule._zod.def.check))) return false;
  const ofAnything = new z.ZodArray({ ...schema.def, element: z.unknown() });
  return ofAnything.safeParse(Array.from({ length })).success;
}
