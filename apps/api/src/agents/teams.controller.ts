import { listOf, storable, Team, TeamQuery, type ListPage } from '@hookline/contracts';
import { pickFields, TypeOrmTeamStore } from '@hookline/database';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainId } from '../access/domain-id.decorator';
import { Permit } from '../access/permit.decorator';
import { PathId } from '../http/path-id';

/** Teams of agents, to read. */
@ApiTags('Agents')
@Permit('cc_agent:read')
@Controller('call_center/teams')
export class TeamsController {
  constructor(private readonly teams: TypeOrmTeamStore) {}

  @Get()
  @ApiOkResponse({ standardSchema: listOf(Team) })
  async list(
    @DomainId() domainId: string,
    @Query({ schema: storable(TeamQuery) }) query: TeamQuery,
  ): Promise<ListPage<Partial<Team>>> {
    const page = await this.teams.listTeams(domainId, query);
    return { ...page, items: pickFields(page.items, query.fields) };
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: Team })
  read(@DomainId() domainId: string, @PathId() id: string): Promise<Team> {
    return this.teams.loadTeam(domainId, id);
  }
}
