import type { JsonObject, Problem } from '@hookline/contracts';
import { fieldsOfItems } from '../params/fields-of-items';

/** Complains about a node that sets nothing, and about a name that is set twice. */
export function checkAssignments(params: JsonObject): Omit<Problem, 'nodeId'>[] {
  const names = fieldsOfItems(params, 'assignments', 'name');
  const setsZone = typeof params['zone'] === 'string' && params['zone'].trim() !== '';
  if (names.length === 0 && !setsZone) {
    return [
      {
        level: 'error',
        code: 'params.nothing-set',
        path: 'params.assignments',
        message: 'needs at least one variable, or a time zone',
        field: 'assignments',
      },
    ];
  }
  return names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [
          {
            level: 'warning' as const,
            code: 'params.twice',
            path: `params.assignments.${index}.name`,
            message: `sets \`${name}\` a second time: only the last value counts`,
            field: 'assignments',
          },
        ],
  );
}
