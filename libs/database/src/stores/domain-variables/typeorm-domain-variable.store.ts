/**
 * Variables of a domain. Rules:
 *
 * 1. An encrypted value goes in and never comes out (B-11): it can only be replaced.
 * 2. Each new value raises `version`, which is part of the place it is sealed for.
 * 3. What flow schemas read cannot be deleted (decision 28), and keeps its name; what they only set
 *    keeps its name too, else they would make a second one. Both locks wait for who publishes, as
 *    he holds all variables (`DomainObjects`).
 * 4. Every change is recorded for the workers.
 */
import {
  isBigId,
  type DomainVariable,
  type DomainVariableInput,
  type DomainVariablePatch,
  type DomainVariableQuery,
  type JsonValue,
  type ListPage,
} from '@hookline/contracts';
import { ConflictError, InvalidFlowError, NotFoundError } from '@hookline/engine';
import type { DataSource, EntityManager, SelectQueryBuilder } from 'typeorm';
import type { ConfigTransactions } from '../../config-outbox/config-transactions';
import { sealVariable } from '../../domain-variables/sealed-variable';
import { DomainVariableEntity } from '../../entities/domain-variable.entity';
import type { SecretBox } from '../../secrets/secret-box';
import { deleteUnused } from '../delete-unused';
import type { ParamPlace } from '../flow-schemas/graph-uses';
import { listRows, type ListRules } from '../lists/list-rows';
import { millisText } from '../millis-text';
import { refuseTakenName } from '../refuse-taken-name';
import { findVariableNamers, findVariableReaders } from './variable-users';

interface VariableRow {
  readonly id: number;
  readonly name: string;
  readonly value: JsonValue;
  readonly encrypt: boolean;
  readonly created_at: Date;
  readonly updated_at: Date;
}

const rules: ListRules = {
  sortable: {
    id: 'v.id',
    name: 'lower(v.name)',
    encrypt: 'v.encrypted',
    created_at: 'v.created_at',
    updated_at: 'v.updated_at',
  },
  defaultSort: '+name',
  searched: ['v.name'],
  tieBreak: ['v.id'],
};

const largestId = 2 ** 31 - 1;

export class TypeOrmDomainVariableStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: ConfigTransactions,
    private readonly secrets: SecretBox,
    /** Where node types name a variable outright. */
    private readonly places: readonly ParamPlace[],
  ) {}

  async listVariables(
    domainId: string,
    query: DomainVariableQuery,
  ): Promise<ListPage<DomainVariable>> {
    const select = selectVariables(this.dataSource.manager, domainId);
    if (query.id) select.andWhere('v.id = any(cast(:ids as bigint[]))', { ids: query.id });
    const { next, rows } = await listRows<VariableRow, DomainVariableEntity>(select, query, rules);
    return { next, items: rows.map(toView) };
  }

  /** Names of all of them, in order. */
  async listNames(domainId: string): Promise<readonly string[]> {
    const rows = await this.dataSource.manager.find(DomainVariableEntity, {
      select: { name: true },
      where: { domainId },
      order: { name: 'ASC' },
    });
    return rows.map(({ name }) => name);
  }

  /** @throws NotFoundError (`variable.missing`) */
  loadVariable(domainId: string, id: string): Promise<DomainVariable> {
    return loadView(this.dataSource.manager, domainId, id);
  }

  /** @throws InvalidFlowError when the name is taken, UnavailableError without a key for secrets */
  createVariable(domainId: string, input: DomainVariableInput): Promise<DomainVariable> {
    const { name, value = '', encrypt } = input;
    return refuseTakenName(takenName(name), () =>
      this.config.run(async (manager, recordChange) => {
        const blank = { domainId, name, value: null, encrypted: encrypt };
        const { id } = await manager.save(Object.assign(new DomainVariableEntity(), blank));
        await this.#writeValue(manager, { domainId, id, version: 1, encrypt, value });
        await recordChange({ domainId, kind: 'domain-variable', id: String(id) });
        return loadView(manager, domainId, String(id));
      }),
    );
  }

  /**
   * @throws NotFoundError, ConflictError when a used one is renamed, InvalidFlowError when the name
   * is taken or an encrypted one is to become plain without a new value
   */
  changeVariable(
    domainId: string,
    id: string,
    patch: DomainVariablePatch,
  ): Promise<DomainVariable> {
    return refuseTakenName(takenName(patch.name ?? ''), () =>
      this.config.run(async (manager, recordChange) => {
        const row = await lockRow(manager, domainId, id);
        const { name = row.name, encrypt = row.encrypted } = patch;
        if (name !== row.name) await this.#refuseRenaming(manager, row);
        if (row.encrypted && !encrypt && patch.value === undefined) throw needsValue();
        const version = row.version + 1;
        await manager.update(
          DomainVariableEntity,
          { id: row.id, domainId },
          { name, updatedAt: new Date() },
        );
        // Null is a value as well.
        const kept = row.encrypted ? undefined : row.value;
        const value = patch.value === undefined ? kept : patch.value;
        if (value !== undefined) {
          await this.#writeValue(manager, { domainId, id: row.id, version, encrypt, value });
        }
        await recordChange({ domainId, kind: 'domain-variable', id });
        return loadView(manager, domainId, id);
      }),
    );
  }

  /** Answers what it was. @throws NotFoundError, ConflictError naming the flow schemas that read it */
  deleteVariable(domainId: string, id: string): Promise<DomainVariable> {
    return this.config.run((manager, recordChange) =>
      deleteUnused(manager, {
        target: DomainVariableEntity,
        domainId,
        id,
        load: () => loadView(manager, domainId, id),
        findUsers: ({ name }) => findVariableReaders(manager, { domainId, name }),
        ...inUse,
        remove: async (variable) => {
          await manager.delete(DomainVariableEntity, { id: variable.id, domainId });
          await recordChange({ domainId, kind: 'domain-variable', id });
        },
      }),
    );
  }

  async #refuseRenaming(
    manager: EntityManager,
    { domainId, name }: DomainVariableEntity,
  ): Promise<void> {
    const users = await findVariableNamers(manager, { domainId, name }, this.places);
    if (users.length === 0) return;
    const message =
      'Published flow schemas know this variable by its name: make another one for them first.';
    throw new ConflictError('variable.name.in_use', message, users);
  }

  async #writeValue(
    manager: EntityManager,
    { domainId, id, version, encrypt, value }: NewValue,
  ): Promise<void> {
    const sealed = encrypt ? sealVariable(this.secrets, value, { domainId, id, version }) : null;
    await manager.query(
      `update domain_variable
       set value = $3::jsonb, sealed = $4, encrypted = $5, version = $6
       where domain_id = $1 and id = $2`,
      [domainId, id, encrypt ? null : JSON.stringify(value), sealed, encrypt, version],
    );
  }
}

interface NewValue {
  readonly domainId: string;
  readonly id: number;
  readonly version: number;
  readonly encrypt: boolean;
  readonly value: JsonValue;
}

function selectVariables(
  manager: EntityManager,
  domainId: string,
): SelectQueryBuilder<DomainVariableEntity> {
  return manager
    .createQueryBuilder(DomainVariableEntity, 'v')
    .select('v.id', 'id')
    .addSelect('v.name', 'name')
    .addSelect('v.value', 'value')
    .addSelect('v.encrypted', 'encrypt')
    .addSelect('v.created_at', 'created_at')
    .addSelect('v.updated_at', 'updated_at')
    .where('v.domain_id = :domainId', { domainId });
}

async function loadView(
  manager: EntityManager,
  domainId: string,
  id: string,
): Promise<DomainVariable> {
  const row = isVariableId(id)
    ? await selectVariables(manager, domainId)
        .andWhere('v.id = :id', { id })
        .getRawOne<VariableRow>()
    : undefined;
  if (!row) throw missing(id);
  return toView(row);
}

async function lockRow(
  manager: EntityManager,
  domainId: string,
  id: string,
): Promise<DomainVariableEntity> {
  const row = isVariableId(id)
    ? await manager.findOne(DomainVariableEntity, {
        where: { id: Number(id), domainId },
        lock: { mode: 'pessimistic_write' },
      })
    : null;
  if (!row) throw missing(id);
  return row;
}

const inUse = { code: 'variable.in_use', message: 'Flow schemas read this variable.' };

function isVariableId(id: string): boolean {
  return isBigId(id) && Number(id) <= largestId;
}

function missing(id: string): NotFoundError {
  return new NotFoundError('variable.missing', `There is no domain variable ${id}.`);
}

function toView(row: VariableRow): DomainVariable {
  return {
    ...row,
    created_at: millisText(row.created_at),
    updated_at: millisText(row.updated_at),
  };
}

function needsValue(): InvalidFlowError {
  const message = 'an encrypted value is never shown again: give a new one with `encrypt: false`';
  return new InvalidFlowError([
    { level: 'error', code: 'variable.value.needed', path: 'value', message },
  ]);
}

function takenName(name: string) {
  return {
    index: 'domain_variable_name_key',
    code: 'variable.name.taken',
    path: 'name',
    message: `A domain variable named “${name}” exists already.`,
  };
}
