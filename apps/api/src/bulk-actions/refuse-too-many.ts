import { mostBulkObjects } from '@hookline/contracts';
import { InvalidFlowError } from '@hookline/engine';

/** @throws InvalidFlowError (`bulk.too_many`) beyond `mostBulkObjects` */
export function refuseTooMany(ids: readonly string[]): void {
  if (ids.length <= mostBulkObjects) return;
  const message = `finds more than ${mostBulkObjects}; narrow it, say by time`;
  throw new InvalidFlowError([{ level: 'error', code: 'bulk.too_many', path: 'filter', message }]);
}
