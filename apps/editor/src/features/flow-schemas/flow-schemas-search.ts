import { z } from 'zod';
import { ListSearch } from '../../api/list-search';

/** `?new=true` opens the form for a new flow schema. */
export const FlowSchemasSearch = ListSearch.extend({
  new: z
    .union([z.boolean(), z.literal('true').transform(() => true)])
    .optional()
    .catch(undefined),
});
export type FlowSchemasSearch = z.infer<typeof FlowSchemasSearch>;
