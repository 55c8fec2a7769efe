/**
 * Which strings of a node's params are templates and which are something else, read from the
 * metadata of the params. Rules:
 *
 * 1. A param without a language is a template, and so is everything inside it.
 * 2. A language holds for the whole value below it.
 * 3. The outermost metadata wins; wrappers (`optional`, `default`, `preprocess`) are looked through.
 */
import { z } from 'zod';
import type { ParamMeta } from '../node-type';

export type ParamLanguage = Exclude<ParamMeta['language'], undefined | 'template'>;

export interface LanguageOfPath {
  /** Keys from the params object down; `*` is any item of a list or any key of a map. */
  readonly path: readonly string[];
  readonly language: ParamLanguage;
}

const languages: readonly ParamLanguage[] = ['expression', 'rules', 'literal'];

// Params are written by hand and shallow; a lazy shape (JSON in JSON) must not go on for ever.
const deepestParam = 6;

const listed = new WeakMap<z.ZodObject, readonly LanguageOfPath[]>();

/** The places of these params that are not templates, in the order they are declared. */
export function paramLanguages(params: z.ZodObject): readonly LanguageOfPath[] {
  const known = listed.get(params);
  if (known) return known;
  const found = languagesBelow(params, []);
  listed.set(params, found);
  return found;
}

function languagesBelow(schema: unknown, path: readonly string[]): LanguageOfPath[] {
  if (!(schema instanceof z.ZodType) || path.length > deepestParam) return [];
  const language = languageOf(schema);
  if (language) return [{ path, language }];
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([key, inner]) =>
      languagesBelow(inner, [...path, key]),
    );
  }
  if (schema instanceof z.ZodArray) return languagesBelow(schema.element, [...path, '*']);
  if (schema instanceof z.ZodRecord) return languagesBelow(schema.valueType, [...path, '*']);
  if (schema instanceof z.ZodUnion) {
    return schema.options.flatMap((option) => languagesBelow(option, path));
  }
  return languagesBelow(insideOf(schema), path);
}

function languageOf(schema: z.ZodType): ParamLanguage | undefined {
  const word = schema.meta()?.['language'];
  return languages.find((language) => language === word);
}

/** What a wrapper wraps; undefined for a plain value. */
function insideOf(schema: z.ZodType): unknown {
  if (schema instanceof z.ZodOptional) return schema.unwrap();
  if (schema instanceof z.ZodNullable) return schema.unwrap();
  if (schema instanceof z.ZodDefault) return schema.unwrap();
  if (schema instanceof z.ZodPrefault) return schema.unwrap();
  if (schema instanceof z.ZodNonOptional) return schema.unwrap();
  if (schema instanceof z.ZodReadonly) return schema.unwrap();
  if (schema instanceof z.ZodCatch) return schema.unwrap();
  // A preprocessed value: the transform comes first, the shape people write is behind it.
  if (schema instanceof z.ZodPipe) {
    return schema.in instanceof z.ZodTransform ? schema.out : schema.in;
  }
  return undefined;
}
