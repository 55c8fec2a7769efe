import { JsonValue } from '@hookline/contracts';
import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { optionalWholeNumber } from '../params/optional-number';
import { text } from '../params/text';
import { wholeNumber } from '../params/whole-number';
import { resultVariable } from '../result-variable';

export const textOperations = [
  'template',
  'upper',
  'lower',
  'trim',
  'length',
  'reverse',
  'char-at',
  'substring',
  'replace',
  'split',
  'join',
  'pad',
  'repeat',
  'find',
  'match',
  'encode',
  'decode',
  'method',
] as const;
export type TextOperation = (typeof textOperations)[number];

const position = () => wholeNumber(-1_000_000, 1_000_000);

const when = (...is: readonly TextOperation[]) => ({ param: 'operation', is });

export const TextParams = z.object({
  operation: text(z.enum(textOperations))
    .default('template')
    .meta({ label: 'Operation', language: 'literal' } satisfies ParamMeta),
  text: text(z.string().max(262_144))
    .default('')
    .meta({
      label: 'Text',
      widget: 'textarea',
      placeholder: '${destination}',
      showWhen: when(...textOperations.filter((operation) => operation !== 'join')),
    } satisfies ParamMeta),
  list: JsonValue.default('').meta({
    label: 'List',
    widget: 'text',
    placeholder: '${tags}',
    help: 'A list, or JSON text of one.',
    showWhen: when('join'),
  } satisfies ParamMeta),
  by: text(z.enum(['text', 'pattern']))
    .default('text')
    .meta({
      label: 'Look for',
      help: 'The characters as they stand, or a regular expression (RE2: no look-around).',
      language: 'literal',
      showWhen: when('replace', 'split', 'find'),
    } satisfies ParamMeta),
  search: text(z.string().max(10_000))
    .default('')
    .meta({
      label: 'Text or pattern',
      placeholder: '[^0-9]',
      showWhen: when('replace', 'find', 'match'),
    } satisfies ParamMeta),
  separator: text(z.string().max(1_000))
    .default(',')
    .meta({
      label: 'Separator',
      help: 'Empty splits into characters.',
      showWhen: when('split', 'join'),
    } satisfies ParamMeta),
  replacement: text(z.string().max(10_000))
    .default('')
    .meta({
      label: 'Replace with',
      help: 'With a pattern `$1` is its first group, `$&` all that was found, `$$` a dollar.',
      showWhen: when('replace'),
    } satisfies ParamMeta),
  occurrences: text(z.enum(['all', 'first']))
    .default('all')
    .meta({ label: 'Replace', showWhen: when('replace') } satisfies ParamMeta),
  position: position()
    .default(0)
    .meta({
      label: 'Position',
      help: 'From 0; a negative one counts from the end.',
      showWhen: when('char-at'),
    } satisfies ParamMeta),
  start: position()
    .default(0)
    .meta({
      label: 'From',
      help: 'The first character taken, from 0; a negative one counts from the end.',
      showWhen: when('substring'),
    } satisfies ParamMeta),
  end: optionalWholeNumber(-1_000_000, 1_000_000).meta({
    label: 'Up to',
    help: 'The first character not taken. Empty: to the end.',
    showWhen: when('substring'),
  } satisfies ParamMeta),
  side: text(z.enum(['both', 'start', 'end']))
    .default('both')
    .meta({
      label: 'Side',
      help: 'Filling up on both sides means at the start.',
      showWhen: when('trim', 'pad'),
    } satisfies ParamMeta),
  length: wholeNumber(0, 100_000)
    .default(0)
    .meta({ label: 'Length', help: 'Filled up to it.', showWhen: when('pad') } satisfies ParamMeta),
  fill: text(z.string().max(100))
    .default('0')
    .meta({ label: 'Fill with', showWhen: when('pad') } satisfies ParamMeta),
  times: wholeNumber(0, 10_000)
    .default(1)
    .meta({ label: 'Times', showWhen: when('repeat') } satisfies ParamMeta),
  encoding: text(z.enum(['base64', 'url']))
    .default('base64')
    .meta({ label: 'Encoding', showWhen: when('encode', 'decode') } satisfies ParamMeta),
  method: text(z.string().trim().max(100))
    .default('')
    .meta({
      label: 'Method',
      placeholder: 'toUpperCase',
      help: 'A method of JavaScript texts, or one of MD5, SHA-256, SHA-512, base64, gomatch, reverse.',
      showWhen: when('method'),
    } satisfies ParamMeta),
  args: z
    .array(text(z.string().max(10_000)))
    .max(20, 'holds more than 20 arguments')
    .default([])
    .meta({
      label: 'Arguments',
      help: 'In the order of the method; `/…/i` is a regular expression.',
      widget: 'json',
      showWhen: when('method'),
    } satisfies ParamMeta),
  resultVariable: resultVariable(),
});
export type TextParams = z.output<typeof TextParams>;
