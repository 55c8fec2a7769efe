import { FlowSchemaInput, FlowSchemaPatch, storable } from '@hookline/contracts';
import { z } from 'zod';

/**
 * Bodies of `/routing/schema`. A record exported by Webitel may be posted as it is: what it holds
 * as null counts as left out, ids and dates are ignored.
 */
export const FlowSchemaBody = storable(z.preprocess(withoutNulls, FlowSchemaInput));

/** The same for a patch. */
export const FlowSchemaPatchBody = storable(z.preprocess(withoutNulls, FlowSchemaPatch));

function withoutNulls(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}
