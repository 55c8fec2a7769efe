import { JsonValue } from '@hookline/contracts';
import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { text } from '../params/text';
import { textMap } from '../params/text-map';
import { resultVariable } from '../result-variable';

export const parseOperations = [
  'parse-json',
  'parse-form',
  'parse-xml',
  'write-json',
  'write-form',
  'write-xml',
] as const;

export const ParseParams = z.object({
  operation: text(z.enum(parseOperations))
    .default('parse-json')
    .meta({ label: 'Operation', language: 'literal' } satisfies ParamMeta),
  text: text(z.string().max(262_144))
    .default('')
    .meta({
      label: 'Text',
      widget: 'textarea',
      placeholder: '${answer}',
      help: 'At most 262,144 characters.',
      showWhen: { param: 'operation', is: ['parse-json', 'parse-form', 'parse-xml'] },
    } satisfies ParamMeta),
  paths: textMap(z.string().trim().min(1, 'needs a path').max(500))
    .default({})
    .meta({
      label: 'Values',
      help: 'Name → XPath: `//order/@id`, `count(//item)`. Without any the whole document becomes an object.',
      widget: 'key-value',
      placeholder: '//order/@id',
      showWhen: { param: 'operation', is: ['parse-xml'] },
    } satisfies ParamMeta),
  value: JsonValue.default({}).meta({
    label: 'Value',
    help: 'An object, a list, or one template that gives one.',
    widget: 'json',
    showWhen: { param: 'operation', is: ['write-json', 'write-form', 'write-xml'] },
  } satisfies ParamMeta),
  root: text(z.string().trim().min(1, 'needs a name').max(100))
    .default('data')
    .meta({
      label: 'Root element',
      help: 'For a value that is not one object with one field.',
      showWhen: { param: 'operation', is: ['write-xml'] },
    } satisfies ParamMeta),
  resultVariable: resultVariable(),
});
export type ParseParams = z.output<typeof ParseParams>;
