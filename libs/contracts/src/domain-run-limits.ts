import { z } from 'zod';
import { RunLimits } from './run-limits';
import { ReplacedRevision, SettingsRevision } from './settings-revision';

const { maxSteps, maxEffects, maxVariableBytes, maxBranches, maxDepth, maxRunMs } = RunLimits.shape;

/** What a domain has set of the limits of its runs; null leaves one to the product, as missing does. */
export const DomainRunLimits = z
  .strictObject({
    maxSteps: orProduct(maxSteps),
    maxEffects: orProduct(maxEffects),
    maxVariableBytes: orProduct(maxVariableBytes),
    maxBranches: orProduct(maxBranches),
    maxDepth: orProduct(maxDepth),
    maxRunMs: orProduct(maxRunMs),
  })
  .meta({ id: 'DomainRunLimits' });
export type DomainRunLimits = z.infer<typeof DomainRunLimits>;

/** `PUT /run_limits`: all of them. */
export const RunLimitsInput = DomainRunLimits.extend({ revision: ReplacedRevision }).meta({
  id: 'RunLimitsInput',
});
export type RunLimitsInput = z.infer<typeof RunLimitsInput>;

/** What a domain has set, as it is answered. */
export const RunLimitsView = DomainRunLimits.extend({ revision: SettingsRevision }).meta({
  id: 'RunLimitsView',
});
export type RunLimitsView = z.infer<typeof RunLimitsView>;

/** The same limit with null for what the product has. */
function orProduct(limit: z.ZodDefault<z.ZodInt>) {
  const { description = '', ...rest } = limit.meta() ?? {};
  const productHas = limit.parse(undefined).toLocaleString('en');
  return limit
    .unwrap()
    .nullable()
    .default(null)
    .meta({ ...rest, description: `${description} Null: ${productHas}.` });
}
