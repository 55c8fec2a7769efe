import { z } from 'zod';
import { ListSearch } from '../../api/list-search';

/** `?member=new` adds, `?member=7` edits. */
export const MembersSearch = ListSearch.extend({
  member: z.string().optional().catch(undefined),
});
export type MembersSearch = z.infer<typeof MembersSearch>;
