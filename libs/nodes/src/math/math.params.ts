import { JsonValue } from '@hookline/contracts';
import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { text } from '../params/text';
import { wholeNumber } from '../params/whole-number';
import { resultVariable } from '../result-variable';

export const mathOperations = [
  'expression',
  'add',
  'subtract',
  'multiply',
  'divide',
  'modulo',
  'power',
  'round',
  'floor',
  'ceil',
  'abs',
  'min',
  'max',
  'sum',
  'average',
  'random',
  'pick',
  'function',
] as const;
export type MathOperation = (typeof mathOperations)[number];

const when = (...is: readonly MathOperation[]) => ({ param: 'operation', is });
const withTwo = ['add', 'subtract', 'multiply', 'divide', 'modulo', 'power'] as const;
const withOne = ['round', 'floor', 'ceil', 'abs'] as const;

/** Read as a number by the language, so that a text that is none gets its own sentence. */
const operand = () => text(z.string().trim().max(400)).default('0');

export const MathParams = z.object({
  operation: text(z.enum(mathOperations))
    .default('expression')
    .meta({ label: 'Operation', language: 'literal' } satisfies ParamMeta),
  expression: text()
    .default('')
    .meta({
      label: 'Expression',
      widget: 'expression',
      placeholder: 'round(call_duration / 60, 1)',
      language: 'expression',
      showWhen: when('expression'),
    } satisfies ParamMeta),
  first: operand().meta({
    label: 'Number',
    placeholder: '${call_duration}',
    showWhen: when(...withTwo, ...withOne),
  } satisfies ParamMeta),
  second: operand().meta({
    label: 'Second number',
    showWhen: when(...withTwo),
  } satisfies ParamMeta),
  digits: wholeNumber(0, 15)
    .default(0)
    .meta({ label: 'Digits after the point', showWhen: when('round') } satisfies ParamMeta),
  list: JsonValue.default('').meta({
    label: 'List',
    widget: 'text',
    placeholder: '[1, 2, 3]',
    help: 'A list, JSON text of one, or one template that gives one.',
    showWhen: when('min', 'max', 'sum', 'average', 'pick', 'function'),
  } satisfies ParamMeta),
  from: operand().meta({ label: 'From', showWhen: when('random') } satisfies ParamMeta),
  to: operand()
    .default('100')
    .meta({
      label: 'To',
      help: 'It may come out as well.',
      showWhen: when('random'),
    } satisfies ParamMeta),
  whole: z
    .preprocess((value) => (typeof value === 'string' ? value === 'true' : value), z.boolean())
    .default(true)
    .meta({ label: 'Whole numbers only', showWhen: when('random') } satisfies ParamMeta),
  function: text(z.string().trim().max(40))
    .default('')
    .meta({
      label: 'Function',
      placeholder: 'sqrt',
      help: 'A function or constant of JavaScript’s `Math`; the list holds its arguments.',
      showWhen: when('function'),
    } satisfies ParamMeta),
  resultVariable: resultVariable(),
});
export type MathParams = z.output<typeof MathParams>;
