import { isBigId, type ListPage, type Team, type TeamQuery } from '@hookline/contracts';
import { NotFoundError } from '@hookline/engine';
import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { TeamEntity } from '../../entities/team.entity';
import { listRows, type ListRules } from '../lists/list-rows';

const rules: ListRules = {
  sortable: { id: 't.id', name: 'lower(t.name)' },
  defaultSort: '+name',
  searched: ['t.name'],
  tieBreak: ['t.id'],
};

/** Teams of a domain, to read: they are kept by the contact centre. */
export class TypeOrmTeamStore {
  constructor(private readonly dataSource: DataSource) {}

  async listTeams(domainId: string, query: TeamQuery): Promise<ListPage<Team>> {
    const select = this.#select(domainId);
    if (query.id) select.andWhere('t.id in (:...ids)', { ids: query.id });
    const { next, rows } = await listRows<Team, TeamEntity>(select, query, rules);
    return { next, items: rows };
  }

  /** @throws NotFoundError (`team.missing`) */
  async loadTeam(domainId: string, id: string): Promise<Team> {
    const row = isBigId(id)
      ? await this.#select(domainId).andWhere('t.id = :id', { id }).getRawOne<Team>()
      : undefined;
    if (!row) throw new NotFoundError('team.missing', `There is no team ${id}.`);
    return row;
  }

  #select(domainId: string): SelectQueryBuilder<TeamEntity> {
    return this.dataSource.manager
      .createQueryBuilder(TeamEntity, 't')
      .select('t.id', 'id')
      .addSelect('t.name', 'name')
      .where('t.domain_id = :domainId', { domainId });
  }
}
