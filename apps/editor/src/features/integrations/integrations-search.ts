import { IntegrationKind, repeated } from '@hookline/contracts';
import { z } from 'zod';
import { ListSearch } from '../../api/list-search';

/** Address of the list of connections. */
export const IntegrationsSearch = ListSearch.extend({
  kind: repeated(IntegrationKind).catch(undefined),
});
export type IntegrationsSearch = z.infer<typeof IntegrationsSearch>;
