/**
 * Sets domain variables. Rules:
 *
 * 1. A sealed one stays sealed: a flow never turns a secret into plain text.
 * 2. What is sealed needs its id and version first, so the rows are made and locked, then filled.
 * 3. Without a key here, what is or shall be sealed is refused and left as it is.
 * 4. The workers hear of it by the config outbox, in the same transaction.
 */
import type { JsonValue } from '@hookline/contracts';
import type { LocalEffectResult } from '@hookline/engine';
import { sealVariable } from '../../domain-variables/sealed-variable';
import type { SecretBox } from '../../secrets/secret-box';
import { storableJson } from '../storable-json';
import type { AskedEffect, PerformEffects } from './effect-performer';

// Sorted by name, so that two workers never wait for each other's rows in opposite orders.
const holdSql = `
  insert into domain_variable as v (domain_id, name, encrypted)
  select distinct on (domain_id, name) domain_id, name, encrypt
  from json_to_recordset($1::json) as a(domain_id bigint, name text, encrypt boolean)
  order by domain_id, name, encrypt desc
  on conflict on constraint domain_variable_name_key do update
    set version = v.version + 1, encrypted = v.encrypted or excluded.encrypted, value = null,
      sealed = null, updated_at = now()
    where $2 or not v.encrypted
  returning id, domain_id::text, name, version, encrypted
`;

const fillSql = `
  with filled as (
    update domain_variable v set value = a.value, sealed = a.sealed
    from json_to_recordset($1::json) as a(id int, value jsonb, sealed text)
    where v.id = a.id
    returning v.id, v.domain_id
  )
  insert into config_outbox (domain_id, kind, object_id)
  select domain_id, 'domain-variable', id::text from filled
`;

interface HeldRow {
  readonly id: number;
  readonly domain_id: string;
  readonly name: string;
  readonly version: number;
  readonly encrypted: boolean;
}

type Asked = AskedEffect<'domain-variable-set'>;

/** The performer, with what seals secrets. */
export function domainVariableSetter(secrets: SecretBox): PerformEffects<'domain-variable-set'> {
  return async (client, asked) => {
    const able = asked.filter(({ effect }) => !effect.encrypt || secrets.canSeal);
    const { rows } = await client.query<HeldRow>({
      name: 'hold-domain-variables',
      text: holdSql,
      values: [storableJson(able.map(askedRow)), secrets.canSeal],
    });
    const filled = rows.map((row) => fill(row, lastValueFor(row, able), secrets));
    await client.query({
      name: 'fill-domain-variables',
      text: fillSql,
      values: [storableJson(filled)],
    });
    return asked.map((one) => (able.includes(one) && isHeld(one, rows) ? done(one) : refused()));
  };
}

function askedRow({ domainId, effect: { name, encrypt } }: Asked) {
  return { domain_id: domainId, name, encrypt };
}

/** Of several values for one name in a batch the last one stays. */
function lastValueFor({ domain_id, name }: HeldRow, asked: readonly Asked[]): JsonValue {
  const last = asked.findLast(
    ({ domainId, effect }) => domainId === domain_id && effect.name === name,
  );
  return last?.effect.value ?? null;
}

function fill(row: HeldRow, value: JsonValue, secrets: SecretBox) {
  if (!row.encrypted) return { id: row.id, value, sealed: null };
  const place = { domainId: row.domain_id, id: row.id, version: row.version };
  return { id: row.id, value: null, sealed: sealVariable(secrets, value, place) };
}

function isHeld({ domainId, effect }: Asked, rows: readonly HeldRow[]): boolean {
  return rows.some(({ domain_id, name }) => domain_id === domainId && name === effect.name);
}

function done({ effect: { name } }: Asked): LocalEffectResult {
  return { kind: 'done', changed: 1, output: { name } };
}

function refused(): LocalEffectResult {
  const message = 'No key for secrets is set on this worker: SECRETS_KEYS.';
  return { kind: 'refused', code: 'secrets.no-key', message };
}
