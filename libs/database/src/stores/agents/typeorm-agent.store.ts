import {
  isBigId,
  type Agent,
  type AgentInput,
  type AgentPatch,
  type AgentQuery,
  type AgentStatusInput,
  type ListPage,
  type ObjectUser,
} from '@hookline/contracts';
import { ConflictError, InvalidFlowError, NotFoundError } from '@hookline/engine';
import type { DataSource, EntityManager, SelectQueryBuilder } from 'typeorm';
import type { ConfigTransactions } from '../../config-outbox/config-transactions';
import { AgentEntity } from '../../entities/agent.entity';
import { TeamEntity } from '../../entities/team.entity';
import { changeAgentStatusSql } from '../../event-outbox/change-agent-status-sql';
import { deleteUnused } from '../delete-unused';
import { GraphUses, type ParamPlace } from '../flow-schemas/graph-uses';
import { listRows, type ListRules } from '../lists/list-rows';
import { lockRow } from '../lock-row';
import { requireReference } from '../reference-exists';
import { findAgentNamers, type AgentKeyPlace, type AgentKeys } from './agent-namers';
import { toAgentView, type AgentRow } from './agent-row';
import { findTasksOfAgent } from './agent-users';

// An agent keeps a hundred of them at most.
const unreadSql = `(select count(*)::int from agent_notification n
  where n.agent_id = a.id and n.read_at is null)`;

const rules: ListRules = {
  sortable: {
    id: 'a.id',
    name: 'lower(a.name)',
    extension: 'a.extension',
    status: 'a.status',
    team: 'lower(team.name)',
    last_status_change: 'a.status_changed_at',
  },
  defaultSort: '+name',
  searched: ['a.name', 'a.extension'],
  tieBreak: ['a.id'],
};

/** Agents of a domain. A change of status is an event (`agent.status`). */
export class TypeOrmAgentStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: ConfigTransactions,
    /** Where node types name an agent. */
    private readonly places: readonly ParamPlace[],
    /** Where they find one by its name, its extension or its user. */
    private readonly keyPlaces: readonly AgentKeyPlace[],
  ) {}

  async listAgents(domainId: string, query: AgentQuery): Promise<ListPage<Agent>> {
    const select = selectAgents(this.dataSource.manager, domainId);
    if (query.id) select.andWhere('a.id in (:...ids)', { ids: query.id });
    if (query.team_id) select.andWhere('a.team_id in (:...teamIds)', { teamIds: query.team_id });
    if (query.user_id) select.andWhere('a.user_id in (:...userIds)', { userIds: query.user_id });
    if (query.extension) {
      select.andWhere('a.extension in (:...extensions)', { extensions: query.extension });
    }
    if (query.status) select.andWhere('a.status in (:...statuses)', { statuses: query.status });
    const { next, rows } = await listRows<AgentRow, AgentEntity>(select, query, rules);
    return { next, items: rows.map(toAgentView) };
  }

  /** @throws NotFoundError (`agent.missing`) */
  loadAgent(domainId: string, id: string): Promise<Agent> {
    return loadAgentView(this.dataSource.manager, domainId, id);
  }

  /** Offline at first. @throws InvalidFlowError without a name, InvalidReferenceError (team) */
  createAgent(domainId: string, input: AgentInput): Promise<Agent> {
    return this.config.run(async (manager, recordChange) => {
      const agent = Object.assign(new AgentEntity(), { domainId, extension: '', email: '' });
      await assignAgent(manager, agent, input);
      const { id } = await manager.save(agent);
      await recordChange({ domainId, kind: 'agent', id });
      return loadAgentView(manager, domainId, id);
    });
  }

  /**
   * Writes the named keys.
   * @throws NotFoundError, InvalidReferenceError (team), ConflictError naming the flow schemas that
   * would lose it by another name, extension or user
   */
  changeAgent(domainId: string, id: string, patch: AgentPatch): Promise<Agent> {
    return this.config.run(async (manager, recordChange) => {
      const agent = await lockAgent(manager, domainId, id);
      const { name, extension, userId } = agent;
      await assignAgent(manager, agent, patch);
      await this.#refuseLostKeys(manager, agent, { name, extension, userId });
      await manager.save(agent);
      await recordChange({ domainId, kind: 'agent', id });
      return loadAgentView(manager, domainId, id);
    });
  }

  /** The same status and cause again change nothing and tell nobody. @throws NotFoundError */
  async changeStatus(domainId: string, id: string, input: AgentStatusInput): Promise<void> {
    await this.config.run(async (manager, recordChange) => {
      await lockAgent(manager, domainId, id);
      await manager.query(changeAgentStatusSql, [id, input.status, input.payload, 0, null]);
      await recordChange({ domainId, kind: 'agent', id });
    });
  }

  /** Answers what it was. @throws NotFoundError, ConflictError naming its users */
  deleteAgent(domainId: string, id: string): Promise<Agent> {
    return this.config.run((manager, recordChange) =>
      deleteUnused(manager, {
        target: AgentEntity,
        domainId,
        id,
        load: () => loadAgentView(manager, domainId, id),
        findUsers: async (agent) => [
          ...(await findTasksOfAgent(manager, domainId, agent.id)),
          ...(await this.#schemasNaming(manager, domainId, agent)),
        ],
        code: 'agent.in_use',
        message: 'Tasks or flow schemas name this agent.',
        remove: async (agent) => {
          await manager.delete(AgentEntity, { id: agent.id, domainId });
          await recordChange({ domainId, kind: 'agent', id: agent.id });
        },
      }),
    );
  }

  /** As `refuseLostName`, for all that flow schemas may find an agent by. */
  async #refuseLostKeys(
    manager: EntityManager,
    agent: AgentEntity,
    former: AgentKeys,
  ): Promise<void> {
    const lost = lostKeysOf(agent, former);
    if (Object.keys(lost).length === 0) return;
    await lockRow(manager, AgentEntity, agent, 'take');
    const users = await findAgentNamers(manager, agent, lost, this.keyPlaces);
    if (users.length === 0) return;
    const message =
      'Published flow schemas find this agent by its name, extension or user: choose it in them ' +
      'again, which keeps its id, and publish them; then change it.';
    throw new ConflictError('agent.name.in_use', message, users);
  }

  /** Flow schemas that name the agent by its id, or whose published version finds it otherwise. */
  async #schemasNaming(
    manager: EntityManager,
    domainId: string,
    { id, name, extension, user }: Agent,
  ): Promise<readonly ObjectUser[]> {
    const byId = (await GraphUses.read(manager, domainId, this.places)).usersOf({ id, name });
    const keys = { name, extension, userId: user.id };
    const byKeys = await findAgentNamers(manager, { domainId, id }, keys, this.keyPlaces);
    return [...byId, ...byKeys.filter((other) => byId.every((one) => one.id !== other.id))];
  }
}

/** What flow schemas found it by and will not any more. Names are found in any case. */
function lostKeysOf(agent: AgentKeys, former: AgentKeys): Partial<AgentKeys> {
  return {
    ...(agent.name.toLowerCase() !== former.name.toLowerCase() && { name: former.name }),
    ...(agent.extension !== former.extension && { extension: former.extension }),
    ...(agent.userId !== former.userId && { userId: former.userId }),
  };
}

/** The agent, held until the transaction ends against other changes of it. */
async function lockAgent(
  manager: EntityManager,
  domainId: string,
  id: string,
): Promise<AgentEntity> {
  const agent = isBigId(id)
    ? await manager
        .createQueryBuilder(AgentEntity, 'a')
        .where('a.id = :id and a.domain_id = :domainId', { id, domainId })
        .setLock('for_no_key_update')
        .getOne()
    : null;
  if (!agent) throw missingAgent(id);
  return agent;
}

async function assignAgent(
  manager: EntityManager,
  agent: AgentEntity,
  patch: AgentPatch,
): Promise<void> {
  const { user, team } = patch;
  if (user !== undefined) agent.userId = user.id;
  const name = patch.name ?? user?.name?.trim();
  if (name) agent.name = name.slice(0, 250);
  if (!agent.name) {
    const message = 'needs a name: that of the user, or one of its own';
    throw new InvalidFlowError([{ level: 'error', code: 'agent.name', path: 'name', message }]);
  }
  if (patch.extension !== undefined) agent.extension = patch.extension;
  if (patch.email !== undefined) agent.email = patch.email;
  if (team === undefined) return;
  const { domainId } = agent;
  await requireReference(manager, TeamEntity, {
    domainId,
    id: team?.id,
    path: 'team.id',
    noun: 'team',
  });
  agent.teamId = team?.id ?? null;
}

async function loadAgentView(manager: EntityManager, domainId: string, id: string): Promise<Agent> {
  const row = isBigId(id)
    ? await selectAgents(manager, domainId).andWhere('a.id = :id', { id }).getRawOne<AgentRow>()
    : undefined;
  if (!row) throw missingAgent(id);
  return toAgentView(row);
}

function selectAgents(manager: EntityManager, domainId: string): SelectQueryBuilder<AgentEntity> {
  return manager
    .createQueryBuilder(AgentEntity, 'a')
    .leftJoin(TeamEntity, 'team', 'team.id = a.team_id')
    .select('a.id', 'id')
    .addSelect('a.name', 'name')
    .addSelect('a.user_id', 'user_id')
    .addSelect('a.extension', 'extension')
    .addSelect('a.email', 'email')
    .addSelect('a.status', 'status')
    .addSelect('a.status_comment', 'status_comment')
    .addSelect('a.status_changed_at', 'status_changed_at')
    .addSelect(unreadSql, 'unread_notifications')
    .addSelect('team.id', 'team_id')
    .addSelect('team.name', 'team_name')
    .where('a.domain_id = :domainId', { domainId });
}

function missingAgent(id: string): NotFoundError {
  return new NotFoundError('agent.missing', `There is no agent ${id}.`);
}
