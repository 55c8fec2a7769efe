import type { JsonValue } from '@hookline/contracts';
import { agentFieldNames } from '../../agent-info/agent-fields';
import { inWords, objectOf, textOfValue } from '../arguments';
import type { NodeDraft, Notice } from '../node-draft';
import { fieldsToSet } from './fields-to-set';

/** Webitel's keys of a user, in the order it looks at them. */
const keys = [
  { given: 'agentId', by: 'id' },
  { given: 'id', by: 'userId' },
  { given: 'extension', by: 'extension' },
  { given: 'name', by: 'name' },
] as const;

/** `userInfo`: reads the agent of a user; users without one are not known here. */
export function compileUserInfo(args: JsonValue, notice: Notice): NodeDraft {
  const given = objectOf(args);
  const user = objectOf(given['user']);
  const key = keys.find((one) => textOfValue(user[one.given]) !== '') ?? keys[0];
  const value = textOfValue(user[key.given]);
  const isField = (field: string): boolean => agentFieldNames.includes(field);
  return {
    type: 'agent-info',
    name: inWords('Agent', value),
    params: {
      by: key.by,
      ...(key.by === 'id' ? { agentId: value } : { value }),
      ...fieldsToSet(given['set'], isField, notice, { username: 'name' }),
    },
  };
}
