import type { JsonValue } from '@hookline/contracts';
import { inWords, isYes, objectOf, refOf, textOfValue } from '../arguments';
import type { NodeDraft } from '../node-draft';

/** Another flow sees the variables of this one; what it changes stays inside (decision 18). */
export function compileSchema(args: JsonValue): NodeDraft {
  const given = objectOf(args);
  const nested = objectOf(given['schema']);
  const ref = refOf(Object.keys(nested).length > 0 ? nested : given);
  return {
    type: 'run-schema',
    name: inWords('Run', textOfValue(ref['name']) || `schema ${textOfValue(ref['id'])}`),
    params: { schema: ref, wait: !isYes(given['async']), passAll: true },
  };
}
