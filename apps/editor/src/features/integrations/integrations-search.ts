import { IntegrationKind } from '@hookline/contracts';
import { z } from 'zod';
import { ListSearch } from '../../api/list-search';

/** Address of the list of connections. */
export const IntegrationsSearch = ListSearch.extend({
  kind: z.array(IntegrationKind).optional().catch(undefined),
});
export type IntegrationsSearch = z.infer<typeof IntegrationsSearch>;
