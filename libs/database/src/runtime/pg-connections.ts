import type { Connection } from '@hookline/contracts';
import { UnavailableError } from '@hookline/engine';
import type { Pool } from 'pg';
import type { SecretBox } from '../secrets';
import { openConnection, type SealedConnection } from '../stores/integrations/sealed-connection';

/** A connection as a worker keeps it in memory. */
export interface ConnectionRow {
  readonly id: string;
  readonly domainId: string;
  readonly name: string;
  /** Its settings with the secrets open, or why they do not open. */
  readonly connection: Connection | { readonly fault: string };
}

/** Every connection of every domain, secrets open. Read whole at boot and after a change. */
export async function readConnections(
  pool: Pick<Pool, 'query'>,
  box: SecretBox,
): Promise<readonly ConnectionRow[]> {
  const { rows } = await pool.query<SealedConnection & { readonly name: string }>(
    `select id::text, domain_id::text as "domainId", kind, name, settings, secrets,
       secrets_version as "secretsVersion"
     from integration`,
  );
  return rows.map((row) => ({
    id: row.id,
    domainId: row.domainId,
    name: row.name,
    connection: openOrFault(row, box),
  }));
}

/** One that cannot be read must not keep the others away. */
function openOrFault(row: SealedConnection, box: SecretBox): ConnectionRow['connection'] {
  try {
    return openConnection(row, box);
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    return { fault: error.message };
  }
}
