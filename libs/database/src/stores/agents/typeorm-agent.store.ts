import {
  AgentStatus,
  isBigId,
  type Agent,
  type AgentQuery,
  type ListPage,
} from '@hookline/contracts';
import { NotFoundError } from '@hookline/engine';
import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { AgentEntity } from '../../entities/agent.entity';
import { TeamEntity } from '../../entities/team.entity';
import { listRows, type ListRules } from '../lists/list-rows';
import { millisText } from '../millis-text';

interface AgentRow {
  readonly id: string;
  readonly name: string;
  readonly user_id: string;
  readonly extension: string;
  readonly email: string;
  readonly status: string;
  readonly status_comment: string;
  readonly status_changed_at: Date;
  readonly team_id: string | null;
  readonly team_name: string | null;
}

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

/** Agents of a domain, to read: they are kept by the contact centre. */
export class TypeOrmAgentStore {
  constructor(private readonly dataSource: DataSource) {}

  async listAgents(domainId: string, query: AgentQuery): Promise<ListPage<Agent>> {
    const select = this.#select(domainId);
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
  async loadAgent(domainId: string, id: string): Promise<Agent> {
    const row = isBigId(id)
      ? await this.#select(domainId).andWhere('a.id = :id', { id }).getRawOne<AgentRow>()
      : undefined;
    if (!row) throw new NotFoundError('agent.missing', `There is no agent ${id}.`);
    return toAgentView(row);
  }

  #select(domainId: string): SelectQueryBuilder<AgentEntity> {
    return this.dataSource.manager
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
      .addSelect('team.id', 'team_id')
      .addSelect('team.name', 'team_name')
      .where('a.domain_id = :domainId', { domainId });
  }
}

function toAgentView(row: AgentRow): Agent {
  return {
    id: row.id,
    name: row.name,
    // The contact centre's user goes by the agent's name; we know no other.
    user: { id: row.user_id, name: row.name },
    extension: row.extension,
    status: AgentStatus.parse(row.status),
    status_comment: row.status_comment,
    team: row.team_id === null ? null : { id: row.team_id, name: row.team_name ?? '' },
    email: row.email,
    last_status_change: millisText(row.status_changed_at),
  };
}
