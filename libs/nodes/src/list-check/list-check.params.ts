import { numberText } from '@hookline/contracts';
import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { objectRef } from '../params/object-ref';
import { text } from '../params/text';

export const ListCheckParams = z.object({
  list: objectRef('list').meta({ label: 'List', widget: 'list-picker' } satisfies ParamMeta),
  number: text(numberText(256)).meta({
    label: 'Number',
    placeholder: '${destination}',
    help: 'An empty number is on no list. Spaces and dashes between the digits do not matter.',
  } satisfies ParamMeta),
});
export type ListCheckParams = z.output<typeof ListCheckParams>;
