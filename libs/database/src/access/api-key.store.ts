import { Permission, type ApiKeyView } from '@hookline/contracts';
import type { DataSource } from 'typeorm';

/** A key that counts, as the guard needs it. */
export interface KnownApiKey {
  readonly id: string;
  readonly domainId: string;
  readonly permissions: readonly Permission[];
  readonly expiresAt: Date | null;
}

export interface NewApiKey {
  readonly domainId: string;
  readonly name: string;
  readonly prefix: string;
  readonly keyHash: Buffer;
  readonly permissions: readonly Permission[];
  readonly expiresAt: string | null;
  readonly createdBy: string | null;
}

interface ApiKeyRow {
  id: string;
  domain_id: string;
  name: string;
  prefix: string;
  permissions: string[];
  expires_at: Date | null;
  last_used_at: Date | null;
  created_at: Date;
}

const columns = `id::text, domain_id::text, name, prefix, permissions, expires_at, last_used_at,
  created_at`;

/** Keys of programs (B-06). Only the SHA-256 of a key is stored; revoked rows stay, for the record. */
export class ApiKeyStore {
  constructor(private readonly dataSource: DataSource) {}

  /** The key with this hash; null when it is unknown, revoked or expired. */
  async findKey(keyHash: Buffer): Promise<KnownApiKey | null> {
    const [row] = await this.dataSource.query<ApiKeyRow[]>(
      `select ${columns} from api_key
       where key_hash = $1 and revoked_at is null and (expires_at is null or expires_at > now())`,
      [keyHash],
    );
    if (!row) return null;
    return {
      id: row.id,
      domainId: row.domain_id,
      permissions: readPermissions(row.permissions),
      expiresAt: row.expires_at,
    };
  }

  /** Notes that a key was used; the time is exact to a minute. */
  async markUsed(id: string): Promise<void> {
    await this.dataSource.query(
      `update api_key set last_used_at = now()
       where id = $1 and (last_used_at is null or last_used_at < now() - interval '1 minute')`,
      [id],
    );
  }

  /** The keys of a domain that are not revoked, newest first. */
  async listKeys(
    domainId: string,
    page: { readonly limit: number; readonly offset: number },
  ): Promise<ApiKeyView[]> {
    const rows = await this.dataSource.query<ApiKeyRow[]>(
      `select ${columns} from api_key where domain_id = $1 and revoked_at is null
       order by id desc limit $2 offset $3`,
      [domainId, page.limit, page.offset],
    );
    return rows.map(toApiKeyView);
  }

  /** One key of a domain; null when it is not there, foreign or revoked. */
  async findKeyView(domainId: string, id: string): Promise<ApiKeyView | null> {
    const [row] = await this.dataSource.query<ApiKeyRow[]>(
      `select ${columns} from api_key where domain_id = $1 and id = $2 and revoked_at is null`,
      [domainId, id],
    );
    return row ? toApiKeyView(row) : null;
  }

  /** Stores a new key. */
  async createKey(key: NewApiKey): Promise<ApiKeyView> {
    const [row] = await this.dataSource.query<ApiKeyRow[]>(
      `insert into api_key (domain_id, name, prefix, key_hash, permissions, expires_at, created_by)
       values ($1, $2, $3, $4, $5, $6, $7) returning ${columns}`,
      [
        key.domainId,
        key.name,
        key.prefix,
        key.keyHash,
        key.permissions,
        key.expiresAt,
        key.createdBy,
      ],
    );
    if (!row) throw new Error('insert returned no row');
    return toApiKeyView(row);
  }

  /** Ends a key; null when there is none to end. */
  async revokeKey(domainId: string, id: string): Promise<ApiKeyView | null> {
    const [row] = await this.dataSource.query<ApiKeyRow[]>(
      `with revoked as (
         update api_key set revoked_at = now()
         where domain_id = $1 and id = $2 and revoked_at is null
         returning *
       ) select ${columns} from revoked`,
      [domainId, id],
    );
    return row ? toApiKeyView(row) : null;
  }
}

function toApiKeyView(row: ApiKeyRow): ApiKeyView {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    permissions: readPermissions(row.permissions),
    expires_at: row.expires_at?.toISOString() ?? null,
    last_used_at: row.last_used_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
  };
}

// A permission that a later version dropped gives no right and breaks no list.
function readPermissions(names: readonly string[]): Permission[] {
  return names.flatMap((name) => Permission.safeParse(name).data ?? []);
}
