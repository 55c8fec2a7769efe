import type { JsonValue } from '@hookline/contracts';
import { ownVariablePrefix } from '../../params/field-map';
import { taskFieldNames } from '../../task-find/task-fields';
import { inWords, objectOf } from '../arguments';
import type { NodeDraft, Notice } from '../node-draft';
import { fieldsToSet } from './fields-to-set';
import { memberFilter } from './member-filter';

/** `memberInfo`: reads a task; where none fits, the next node runs and nothing is set. */
export function compileMemberInfo(args: JsonValue, notice: Notice): NodeDraft {
  const given = objectOf(args);
  const isField = (field: string): boolean =>
    taskFieldNames.includes(field) || field.startsWith(ownVariablePrefix);
  return {
    type: 'task-find',
    name: inWords('Find task'),
    params: { ...memberFilter(given['member']), ...fieldsToSet(given['set'], isField, notice) },
  };
}
