import { numberText } from '@hookline/contracts';
import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { objectRef } from '../params/object-ref';
import { text } from '../params/text';

export const ListRemoveParams = z.object({
  list: objectRef('list').meta({ label: 'List', widget: 'list-picker' } satisfies ParamMeta),
  number: text(numberText(256).min(1)).meta({
    label: 'Number',
    placeholder: '${destination}',
  } satisfies ParamMeta),
});
export type ListRemoveParams = z.output<typeof ListRemoveParams>;
