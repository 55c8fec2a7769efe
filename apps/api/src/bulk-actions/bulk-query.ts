import { ListQuery } from '@hookline/contracts';
import type { z } from 'zod';

/** Bulk actions are listed by page alone. */
export const BulkQuery = ListQuery.pick({ page: true, size: true }).strict();
export type BulkQuery = z.infer<typeof BulkQuery>;
