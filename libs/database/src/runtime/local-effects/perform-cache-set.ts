import { storableJson } from '../storable-json';
import type { PerformEffects } from './effect-performer';

// Sorted by key, so that two workers never wait for each other's rows in opposite orders. Of
// several values for one key in a batch the last one stays. A JSON null comes as one of SQL.
const sql = `
  insert into cache_entry (domain_id, key, value, expires_at)
  select distinct on (a.domain_id, a.key)
    a.domain_id, a.key, coalesce(a.value, 'null'), now() + make_interval(secs => a.ttl_seconds)
  from json_to_recordset($1::json) as a(
    i int, domain_id bigint, key text, value jsonb, ttl_seconds float8)
  order by a.domain_id, a.key, a.i desc
  on conflict (domain_id, key) do update
    set value = excluded.value, expires_at = excluded.expires_at
`;

/** Keeps values for their time. */
export const performCacheSet: PerformEffects<'cache-set'> = async (client, asked) => {
  const rows = asked.map(({ domainId, effect }, i) => ({
    i,
    domain_id: domainId,
    key: effect.key,
    value: effect.value,
    ttl_seconds: effect.ttlSeconds,
  }));
  await client.query({ name: 'perform-cache-set', text: sql, values: [storableJson(rows)] });
  return asked.map(({ effect: { key } }) => ({ kind: 'done', changed: 1, output: { key } }));
};
