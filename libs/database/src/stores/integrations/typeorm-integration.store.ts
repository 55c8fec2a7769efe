import {
  isBigId,
  type Connection,
  type Integration,
  type IntegrationQuery,
  type IntegrationTestResult,
  type ListPage,
} from '@hookline/contracts';
import { NotFoundError } from '@hookline/engine';
import type { DataSource, EntityManager } from 'typeorm';
import type { ConfigTransactions } from '../../config-outbox/config-transactions';
import { IntegrationEntity } from '../../entities/integration.entity';
import type { SecretBox } from '../../secrets';
import { deleteUnused } from '../delete-unused';
import { listRows, type ListRules } from '../lists/list-rows';
import { refuseLostName } from '../refuse-lost-name';
import { refuseTakenName } from '../refuse-taken-name';
import { GraphUses, type ParamPlace } from '../flow-schemas/graph-uses';
import { toIntegrationView } from './integration-view';
import { openWhatOpens, sealConnection } from './sealed-connection';

const rules: ListRules = {
  sortable: {
    id: 'i.id',
    name: 'lower(i.name)',
    kind: 'i.kind',
    created_at: 'i.created_at',
    updated_at: 'i.updated_at',
  },
  defaultSort: '+name',
  searched: ['i.name'],
  tieBreak: ['i.id'],
};

/** A connection by its name, secrets open: for the one who changes or tests it. */
export interface NamedConnection {
  readonly name: string;
  readonly connection: Connection;
}

/** As it is stored. */
export interface StoredConnection extends NamedConnection {
  /** Secrets that do not open any more; the connection lacks them. */
  readonly unreadable: readonly string[];
}

/** Connections of a domain. Secrets go in and never come out of its views (B-11). */
export class TypeOrmIntegrationStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: ConfigTransactions,
    private readonly box: SecretBox,
    /** Where node types name a connection. */
    private readonly places: readonly ParamPlace[],
  ) {}

  async listIntegrations(
    domainId: string,
    query: IntegrationQuery,
  ): Promise<ListPage<Integration>> {
    const { manager } = this.dataSource;
    const select = manager
      .createQueryBuilder(IntegrationEntity, 'i')
      .select('i.id', 'id')
      .where('i.domain_id = :domainId', { domainId });
    if (query.id) select.andWhere('i.id in (:...ids)', { ids: query.id });
    if (query.kind) select.andWhere('i.kind in (:...kinds)', { kinds: query.kind });
    const { next, rows } = await listRows<{ id: string }, IntegrationEntity>(select, query, rules);
    const uses = await this.#uses(manager, domainId);
    const found = await manager.findBy(
      IntegrationEntity,
      rows.map(({ id }) => ({ id, domainId })),
    );
    const byId = new Map(found.map((row) => [row.id, toIntegrationView(row, uses)]));
    return { next, items: rows.flatMap(({ id }) => byId.get(id) ?? []) };
  }

  /** @throws NotFoundError (`integration.missing`) */
  async loadIntegration(domainId: string, id: string): Promise<Integration> {
    const { manager } = this.dataSource;
    const row = await requireIntegration(manager, domainId, id);
    return toIntegrationView(row, await this.#uses(manager, domainId));
  }

  /** With its secrets, to test it. @throws NotFoundError */
  async loadConnection(domainId: string, id: string): Promise<StoredConnection> {
    const row = await requireIntegration(this.dataSource.manager, domainId, id);
    return { name: row.name, ...openWhatOpens(row, this.box) };
  }

  /** @throws InvalidFlowError when the name is taken, UnavailableError without a key */
  createIntegration(domainId: string, given: NamedConnection): Promise<Integration> {
    return refuseTakenName(takenName, () =>
      this.config.run(async (manager, recordChange) => {
        // Sealed once the id is known: it is part of what the sealing vouches for.
        const row = await manager.save(
          Object.assign(new IntegrationEntity(), {
            domainId,
            name: given.name,
            kind: given.connection.kind,
            settings: {},
            lastTest: null,
          }),
        );
        const { id, secretsVersion: version } = row;
        Object.assign(row, sealConnection(given.connection, { domainId, id, version }, this.box));
        await manager.save(row);
        await recordChange({ domainId, kind: 'integration', id });
        return toIntegrationView(row, await this.#uses(manager, domainId));
      }),
    );
  }

  /**
   * Replaces a connection by what `change` makes of it; nothing is written when it throws.
   * Secrets that do not open are not kept: `change` decides whether it can do without.
   * @throws NotFoundError, InvalidFlowError when the name is taken, UnavailableError without a key,
   * ConflictError naming the flow schemas that would lose it by another name
   */
  changeIntegration(
    domainId: string,
    id: string,
    change: (current: StoredConnection) => NamedConnection,
  ): Promise<Integration> {
    return refuseTakenName(takenName, () =>
      this.config.run(async (manager, recordChange) => {
        const row = await requireIntegration(manager, domainId, id, 'for update');
        const changed = change({ name: row.name, ...openWhatOpens(row, this.box) });
        await refuseLostName(manager, {
          target: IntegrationEntity,
          domainId,
          object: row,
          name: changed.name,
          findUsers: async () => (await this.#uses(manager, domainId)).namersOf(row),
          code: 'integration.name.in_use',
          noun: 'connection',
        });
        const version = row.secretsVersion + 1;
        const place = { domainId, id: row.id, version };
        Object.assign(row, sealConnection(changed.connection, place, this.box), {
          name: changed.name,
          secretsVersion: version,
          lastTest: null,
          updatedAt: new Date(),
        });
        await manager.save(row);
        await recordChange({ domainId, kind: 'integration', id: row.id });
        return toIntegrationView(row, await this.#uses(manager, domainId));
      }),
    );
  }

  /** @throws NotFoundError, ConflictError naming the flow schemas that use it */
  deleteIntegration(domainId: string, id: string): Promise<Integration> {
    return this.config.run(async (manager, recordChange) => {
      const row = await deleteUnused(manager, {
        target: IntegrationEntity,
        domainId,
        id,
        load: () => requireIntegration(manager, domainId, id),
        findUsers: async (connection) => (await this.#uses(manager, domainId)).usersOf(connection),
        code: 'integration.in_use',
        message: 'Flow schemas use this connection.',
        remove: async (connection) => {
          await manager.delete(IntegrationEntity, { id: connection.id, domainId });
          await recordChange({ domainId, kind: 'integration', id: connection.id });
        },
      });
      return toIntegrationView(row, new GraphUses([]));
    });
  }

  /** Keeps how the last test of the stored values went. One that is gone meanwhile keeps nothing. */
  async noteTest(domainId: string, id: string, result: IntegrationTestResult): Promise<void> {
    const { ok, message } = result;
    const lastTest = { at: new Date().toISOString(), ok, message };
    await this.dataSource.query(
      `update integration set last_test = $3 where domain_id = $1 and id = $2`,
      [domainId, id, lastTest],
    );
  }

  #uses(manager: EntityManager, domainId: string): Promise<GraphUses> {
    return GraphUses.read(manager, domainId, this.places);
  }
}

async function requireIntegration(
  manager: EntityManager,
  domainId: string,
  id: string,
  lock?: 'for update',
): Promise<IntegrationEntity> {
  const row = isBigId(id)
    ? await manager.findOne(IntegrationEntity, {
        where: { id, domainId },
        ...(lock && { lock: { mode: 'pessimistic_write' as const } }),
      })
    : null;
  if (!row) throw new NotFoundError('integration.missing', `There is no connection ${id}.`);
  return row;
}

const takenName = {
  index: 'integration_name_key',
  code: 'integration.name.taken',
  path: 'name',
  message: 'Another connection has this name.',
};
