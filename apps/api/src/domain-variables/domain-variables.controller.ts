import {
  DomainVariable,
  DomainVariableInput,
  DomainVariablePatch,
  DomainVariableQuery,
  storable,
  type ListPage,
} from '@hookline/contracts';
import { pickFields, TypeOrmDomainVariableStore } from '@hookline/database';
import { Body, Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainId } from '../access/domain-id.decorator';
import { PathId } from '../http/path-id';
import { resourceRoutes } from '../http/resource-routes';

const routes = resourceRoutes(DomainVariable, {
  read: ['schema:read'],
  create: ['schema:create'],
  update: ['schema:read', 'schema:update'],
  delete: ['schema:read', 'schema:delete'],
});

/** Variables of the domain, `$${name}` in every flow schema. Encrypted values are never answered. */
@ApiTags('Domain variables')
@Controller('routing/schema/variables')
export class DomainVariablesController {
  constructor(private readonly variables: TypeOrmDomainVariableStore) {}

  @routes.List()
  async list(
    @DomainId() domainId: string,
    @Query({ schema: storable(DomainVariableQuery) }) query: DomainVariableQuery,
  ): Promise<ListPage<Partial<DomainVariable>>> {
    const page = await this.variables.listVariables(domainId, query);
    return { ...page, items: pickFields(page.items, query.fields) };
  }

  @routes.Read()
  read(@DomainId() domainId: string, @PathId() id: string): Promise<DomainVariable> {
    return this.variables.loadVariable(domainId, id);
  }

  @routes.Create()
  create(
    @DomainId() domainId: string,
    @Body({ schema: storable(DomainVariableInput) }) input: DomainVariableInput,
  ): Promise<DomainVariable> {
    return this.variables.createVariable(domainId, input);
  }

  /**
   * Everything but an absent value: an encrypted one cannot be sent back. 409 while published flow
   * schemas read, set or delete it by the name it would lose.
   */
  @routes.Replace()
  replace(
    @DomainId() domainId: string,
    @PathId() id: string,
    @Body({ schema: storable(DomainVariableInput) }) input: DomainVariableInput,
  ): Promise<DomainVariable> {
    return this.variables.changeVariable(domainId, id, input);
  }

  /** Changes the named keys. 409 as with PUT. */
  @routes.Change()
  change(
    @DomainId() domainId: string,
    @PathId() id: string,
    @Body({ schema: storable(DomainVariablePatch) }) patch: DomainVariablePatch,
  ): Promise<DomainVariable> {
    return this.variables.changeVariable(domainId, id, patch);
  }

  /** Deletes it, unless a published flow schema reads it. */
  @routes.Delete()
  delete(@DomainId() domainId: string, @PathId() id: string): Promise<DomainVariable> {
    return this.variables.deleteVariable(domainId, id);
  }
}
