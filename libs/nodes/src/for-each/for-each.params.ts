import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { text } from '../params/text';
import { optionalVariableName, variableName } from '../params/variable-name';
import { wholeNumber } from '../params/whole-number';

export const ForEachParams = z.object({
  list: text(z.string().trim().min(1, 'needs a list').max(10_000)).meta({
    label: 'List',
    help: 'A list, or text holding one as JSON. Worked out once, at the first item.',
    placeholder: '${steps["Orders"].body.items}',
    widget: 'expression',
    language: 'expression',
  } satisfies ParamMeta),
  item: variableName()
    .default('item')
    .meta({
      label: 'Variable for the item',
      help: 'Holds the item of the pass.',
      language: 'literal',
    } satisfies ParamMeta),
  index: optionalVariableName()
    .default('index')
    .meta({
      label: 'Variable for its place',
      help: 'Counts from 0. Empty for none.',
      language: 'literal',
    } satisfies ParamMeta),
  collect: text(z.string().max(10_000))
    .default('')
    .meta({
      label: 'Collect',
      help: 'Worked out at the end of every pass; `results` holds one value per item.',
      placeholder: '${steps["Tell CRM"].status}',
      widget: 'expression',
      language: 'expression',
    } satisfies ParamMeta),
  maxItems: wholeNumber(1, 1_000)
    .default(100)
    .meta({
      label: 'Most items',
      help: 'A longer list leaves by *failure* before its first item. At most 1,000.',
      advanced: true,
    } satisfies ParamMeta),
});
export type ForEachParams = z.output<typeof ForEachParams>;
