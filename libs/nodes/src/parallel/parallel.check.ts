import type { JsonObject, Problem } from '@hookline/contracts';
import { fieldsOfItems } from '../params/fields-of-items';

/** Outlets and names must differ: edges hold on to the one, the join answers by the other. */
export function checkParallel(params: JsonObject): Omit<Problem, 'nodeId'>[] {
  return (['name', 'label'] as const).flatMap((field) => {
    const values = fieldsOfItems(params, 'branches', field);
    return values.flatMap((value, index): Omit<Problem, 'nodeId'>[] => {
      if (value === '' || values.indexOf(value) === index) return [];
      return [
        {
          level: 'error',
          code: 'parallel.twice',
          path: `params.branches.${index}.${field}`,
          field: 'branches',
          message: `belongs to another branch: \`${value}\``,
        },
      ];
    });
  });
}
