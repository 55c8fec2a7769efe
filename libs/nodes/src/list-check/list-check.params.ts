import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { objectRef } from '../params/object-ref';
import { text } from '../params/text';

export const ListCheckParams = z.object({
  list: objectRef('list').meta({ label: 'List', widget: 'list-picker' } satisfies ParamMeta),
  number: text(z.string().trim().max(256)).meta({
    label: 'Number',
    placeholder: '${destination}',
    help: 'An empty number is on no list.',
  } satisfies ParamMeta),
});
export type ListCheckParams = z.output<typeof ListCheckParams>;
