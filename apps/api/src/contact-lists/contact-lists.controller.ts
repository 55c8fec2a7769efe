import {
  ContactList,
  ContactListInput,
  ContactListPatch,
  ContactListQuery,
  storable,
  type ListPage,
} from '@hookline/contracts';
import { pickFields, TypeOrmContactListStore } from '@hookline/database';
import { Body, Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainId } from '../access/domain-id.decorator';
import { PathId } from '../http/path-id';
import { resourceRoutes } from '../http/resource-routes';

const routes = resourceRoutes(ContactList, {
  read: ['cc_list:read'],
  create: ['cc_list:create'],
  update: ['cc_list:read', 'cc_list:update'],
  delete: ['cc_list:read', 'cc_list:delete'],
});

/** Lists of numbers: do-not-call, VIP and the like. */
@ApiTags('Lists')
@Controller('call_center/list')
export class ContactListsController {
  constructor(private readonly lists: TypeOrmContactListStore) {}

  @routes.List()
  async list(
    @DomainId() domainId: string,
    @Query({ schema: storable(ContactListQuery) }) query: ContactListQuery,
  ): Promise<ListPage<Partial<ContactList>>> {
    const page = await this.lists.listLists(domainId, query);
    return { ...page, items: pickFields(page.items, query.fields) };
  }

  @routes.Read()
  read(@DomainId() domainId: string, @PathId() id: string): Promise<ContactList> {
    return this.lists.loadList(domainId, id);
  }

  @routes.Create()
  create(
    @DomainId() domainId: string,
    @Body({ schema: storable(ContactListInput) }) input: ContactListInput,
  ): Promise<ContactList> {
    return this.lists.createList(domainId, input);
  }

  /** 409 while published flow schemas find it by the name it would lose. */
  @routes.Replace()
  replace(
    @DomainId() domainId: string,
    @PathId() id: string,
    @Body({ schema: storable(ContactListInput) }) input: ContactListInput,
  ): Promise<ContactList> {
    return this.lists.changeList(domainId, id, input);
  }

  /** Changes the named keys. 409 while published flow schemas find it by the name it would lose. */
  @routes.Change()
  change(
    @DomainId() domainId: string,
    @PathId() id: string,
    @Body({ schema: storable(ContactListPatch) }) patch: ContactListPatch,
  ): Promise<ContactList> {
    return this.lists.changeList(domainId, id, patch);
  }

  /** Deletes the list with its entries, unless a queue or a flow schema uses it. */
  @routes.Delete()
  delete(@DomainId() domainId: string, @PathId() id: string): Promise<ContactList> {
    return this.lists.deleteList(domainId, id);
  }
}
