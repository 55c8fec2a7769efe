/**
 * Plain description of a node type's params, read off the Zod object. The generated form, the
 * reference page and the check share it, so nothing about a param is written twice.
 */
import { JsonValue } from '@hookline/contracts';
import type { NodeType, ParamMeta, ParamWidget } from '@hookline/engine';
import { z } from 'zod';
import { metaOf } from './meta-of';

export const paramKinds = [
  'text',
  'number',
  'boolean',
  'choice',
  'list',
  'object',
  'map',
  'json',
] as const;
export type ParamKind = (typeof paramKinds)[number];

/** One param as a form or a reader sees it. */
export interface ParamField {
  readonly name: string;
  readonly kind: ParamKind;
  /** The input control: the param's own wish, else what suits its kind. */
  readonly widget: ParamWidget;
  /** No value means a complaint. */
  readonly required: boolean;
  /** What a missing value becomes; absent when there is no default. */
  readonly default?: JsonValue;
  readonly meta: ParamMeta;
  /** Words of a `choice`. */
  readonly options?: readonly string[];
  /** Limits of a `number`; whole numbers only when `whole`. */
  readonly min?: number;
  readonly max?: number;
  readonly whole?: boolean;
  /** Fields of an `object`, or of each item of a `list` of objects. */
  readonly fields?: readonly ParamField[];
  /** Kind of the items of a `list`, and of the values of a `map`. */
  readonly itemKind?: ParamKind;
}

const widgetOfKind: Readonly<Record<ParamKind, ParamWidget>> = {
  text: 'text',
  number: 'number',
  boolean: 'switch',
  choice: 'select',
  list: 'json',
  object: 'json',
  map: 'key-value',
  json: 'json',
};

const described = new WeakMap<z.ZodObject, readonly ParamField[]>();

/** The params of a node type in the order they are declared; described once per type. */
export function describeParams(nodeType: Pick<NodeType, 'params'>): readonly ParamField[] {
  const known = described.get(nodeType.params);
  if (known) return known;
  const fields = fieldsOf(nodeType.params);
  described.set(nodeType.params, fields);
  return fields;
}

function fieldsOf(object: z.ZodObject): ParamField[] {
  return Object.entries(object.shape).map(([name, schema]) => fieldOf(name, schema));
}

function fieldOf(name: string, schema: z.core.$ZodType): ParamField {
  const meta = metaOf(schema, name);
  const { core, optional, defaultValue } = unwrap(schema);
  const shape = shapeOf(core);
  return {
    name,
    widget: meta.widget ?? widgetOfKind[shape.kind],
    required: !optional && defaultValue === undefined,
    ...(defaultValue === undefined ? {} : { default: defaultValue }),
    meta,
    ...shape,
  };
}

/** What is inside defaults, optionals and the loosening of text and numbers. */
function unwrap(schema: z.core.$ZodType): {
  core: z.core.$ZodType;
  optional: boolean;
  defaultValue: JsonValue | undefined;
} {
  let core = schema;
  let optional = false;
  let defaultValue: JsonValue | undefined;
  for (;;) {
    if (core instanceof z.ZodDefault) {
      defaultValue = JsonValue.parse(core.def.defaultValue);
      core = core.def.innerType;
    } else if (core instanceof z.ZodOptional) {
      optional = true;
      core = core.def.innerType;
    } else if (core instanceof z.ZodPipe) {
      core = core.def.in instanceof z.ZodTransform ? core.def.out : core.def.in;
    } else {
      return { core, optional, defaultValue };
    }
  }
}

type Shape = Pick<ParamField, 'kind' | 'options' | 'min' | 'max' | 'whole' | 'fields' | 'itemKind'>;

function shapeOf(core: z.core.$ZodType): Shape {
  if (core instanceof z.ZodString) return { kind: 'text' };
  if (core instanceof z.ZodNumber) return numberShape(core);
  if (core instanceof z.ZodBoolean) return { kind: 'boolean' };
  if (core instanceof z.ZodEnum) return { kind: 'choice', options: core.options.map(String) };
  if (core instanceof z.ZodObject) return { kind: 'object', fields: fieldsOf(core) };
  if (core instanceof z.ZodRecord) {
    return { kind: 'map', itemKind: shapeOf(unwrap(core.def.valueType).core).kind };
  }
  if (core instanceof z.ZodArray) {
    const item = shapeOf(unwrap(core.def.element).core);
    return { kind: 'list', itemKind: item.kind, ...(item.fields ? { fields: item.fields } : {}) };
  }
  return { kind: 'json' };
}

function numberShape(number: z.ZodNumber): Shape {
  return {
    kind: 'number',
    ...(number.minValue === null ? {} : { min: number.minValue }),
    ...(number.maxValue === null ? {} : { max: number.maxValue }),
    whole: number.isInt,
  };
}
