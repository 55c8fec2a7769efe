import type { AgentRef } from '@hookline/engine';
import { idOf } from '../local-effects/effect-performer';

/** Which agent `ref` names: a clause on `agent a` and its value; null when it can name none. */
export function agentRefSql(
  ref: AgentRef,
  place: string,
): { readonly sql: string; readonly value: string } | null {
  switch (ref.by) {
    case 'id':
    case 'userId': {
      const id = idOf(ref.value);
      if (id === null) return null;
      return { sql: `a.${ref.by === 'id' ? 'id' : 'user_id'} = ${place}::bigint`, value: id };
    }
    case 'name':
      return { sql: `lower(a.name) = lower(${place})`, value: ref.value };
    case 'extension':
      return { sql: `a.extension = ${place}`, value: ref.value };
  }
}
