import type { JsonObject, Problem } from '@hookline/contracts';
import { fieldsOfItems } from '../params/fields-of-items';
import { isReservedOutlet } from './switch.outlets';

/** Outlet names must differ from each other and from the two the switch has anyway. */
export function checkSwitch(params: JsonObject): Omit<Problem, 'nodeId'>[] {
  const names = fieldsOfItems(params, 'cases', 'name');
  const problems: Omit<Problem, 'nodeId'>[] = [];
  names.forEach((name, index) => {
    const complain = (code: string, message: string): void => {
      const path = `params.cases.${index}.name`;
      problems.push({ level: 'error', code, path, message, field: 'cases' });
    };
    if (isReservedOutlet(name)) complain('switch.reserved', `must not be \`${name}\``);
    else if (name !== '' && names.indexOf(name) !== index) {
      complain('switch.twice', `is the outlet of another case: \`${name}\``);
    }
  });
  return problems;
}
