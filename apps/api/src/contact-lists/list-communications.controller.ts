import {
  ListCommunication,
  ListCommunicationInput,
  ListCommunicationPatch,
  ListCommunicationQuery,
  storable,
  type ListPage,
} from '@hookline/contracts';
import { pickFields, TypeOrmListCommunicationStore } from '@hookline/database';
import { Body, Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainId } from '../access/domain-id.decorator';
import { PathId } from '../http/path-id';
import { resourceRoutes } from '../http/resource-routes';

const routes = resourceRoutes(ListCommunication, {
  read: ['cc_list:read'],
  create: ['cc_list:read', 'cc_list:update'],
  update: ['cc_list:read', 'cc_list:update'],
  delete: ['cc_list:read', 'cc_list:update'],
});

/** Numbers of a list, each once; expired ones vanish. */
@ApiTags('Lists')
@Controller('call_center/list/:list_id/communication')
export class ListCommunicationsController {
  constructor(private readonly communications: TypeOrmListCommunicationStore) {}

  @routes.List()
  async list(
    @DomainId() domainId: string,
    @PathId('list_id') listId: string,
    @Query({ schema: storable(ListCommunicationQuery) }) query: ListCommunicationQuery,
  ): Promise<ListPage<Partial<ListCommunication>>> {
    const page = await this.communications.listCommunications(domainId, listId, query);
    return { ...page, items: pickFields(page.items, query.fields) };
  }

  @routes.Read()
  read(
    @DomainId() domainId: string,
    @PathId('list_id') listId: string,
    @PathId() id: string,
  ): Promise<ListCommunication> {
    return this.communications.loadCommunication(domainId, listId, id);
  }

  @routes.Create()
  create(
    @DomainId() domainId: string,
    @PathId('list_id') listId: string,
    @Body({ schema: storable(ListCommunicationInput) }) input: ListCommunicationInput,
  ): Promise<ListCommunication> {
    return this.communications.createCommunication(domainId, listId, input);
  }

  @routes.Replace()
  replace(
    @DomainId() domainId: string,
    @PathId('list_id') listId: string,
    @PathId() id: string,
    @Body({ schema: storable(ListCommunicationInput) }) input: ListCommunicationInput,
  ): Promise<ListCommunication> {
    const { expire_at = null } = input;
    return this.communications.changeCommunication(domainId, listId, id, { ...input, expire_at });
  }

  @routes.Change()
  change(
    @DomainId() domainId: string,
    @PathId('list_id') listId: string,
    @PathId() id: string,
    @Body({ schema: storable(ListCommunicationPatch) }) patch: ListCommunicationPatch,
  ): Promise<ListCommunication> {
    return this.communications.changeCommunication(domainId, listId, id, patch);
  }

  @routes.Delete()
  delete(
    @DomainId() domainId: string,
    @PathId('list_id') listId: string,
    @PathId() id: string,
  ): Promise<ListCommunication> {
    return this.communications.deleteCommunication(domainId, listId, id);
  }
}
