import { QueueEventName } from '@hookline/contracts';
import { z } from 'zod';
import { hookTemplateKeys } from './hook-template-keys';
import { ListSearch } from '../../api/list-search';

/** The address of the Hooks tab: the list, the filter, and which hook the modal shows. */
export const HooksSearch = ListSearch.extend({
  size: z.coerce.number().int().min(1).max(1_000).catch(10).default(10),
  event: QueueEventName.optional().catch(undefined),
  /** `new`, or the id of a hook to edit: `?hook=12`. */
  hook: z.string().optional().catch(undefined),
  /** With `hook=new`: the event and the flow schema to start from. */
  on: QueueEventName.optional().catch(undefined),
  schema: z.string().optional().catch(undefined),
  /** A template the new hook comes from. */
  template: z.enum(hookTemplateKeys).optional().catch(undefined),
});
export type HooksSearch = z.infer<typeof HooksSearch>;

/** Every hook of a queue at once, for counting and naming them. */
export const allHooksSearch: HooksSearch = { page: 1, size: 1_000, q: '' };
