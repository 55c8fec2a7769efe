import {
  ContactList,
  ContactListInput,
  ContactListPatch,
  ContactListQuery,
  listOf,
  storable,
  type ListPage,
} from '@hookline/contracts';
import { pickFields, TypeOrmContactListStore } from '@hookline/database';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../access/caller';
import { CurrentCaller } from '../access/current-caller.decorator';
import { Permit } from '../access/permit.decorator';
import { IdParam } from '../http/id-param';
import { Idempotent } from '../idempotency/idempotent.decorator';

/** Lists of numbers: do-not-call, VIP and the like. */
@ApiTags('Lists')
@Controller('call_center/list')
export class ContactListsController {
  constructor(private readonly lists: TypeOrmContactListStore) {}

  @Get()
  @Permit('cc_list:read')
  @ApiOkResponse({ standardSchema: listOf(ContactList) })
  async list(
    @CurrentCaller() { domainId }: Caller,
    @Query({ schema: storable(ContactListQuery) }) query: ContactListQuery,
  ): Promise<ListPage<Partial<ContactList>>> {
    const page = await this.lists.listLists(domainId, query);
    return { ...page, items: pickFields(page.items, query.fields) };
  }

  @Get(':id')
  @Permit('cc_list:read')
  @ApiOkResponse({ standardSchema: ContactList })
  read(
    @CurrentCaller() { domainId }: Caller,
    @Param('id', { schema: IdParam }) id: string,
  ): Promise<ContactList> {
    return this.lists.loadList(domainId, id);
  }

  @Post()
  @Idempotent()
  @HttpCode(200)
  @Permit('cc_list:create')
  @ApiOkResponse({ standardSchema: ContactList })
  create(
    @CurrentCaller() { domainId }: Caller,
    @Body({ schema: storable(ContactListInput) }) input: ContactListInput,
  ): Promise<ContactList> {
    return this.lists.createList(domainId, input);
  }

  @Put(':id')
  @Permit('cc_list:read', 'cc_list:update')
  @ApiOkResponse({ standardSchema: ContactList })
  replace(
    @CurrentCaller() { domainId }: Caller,
    @Param('id', { schema: IdParam }) id: string,
    @Body({ schema: storable(ContactListInput) }) input: ContactListInput,
  ): Promise<ContactList> {
    return this.lists.changeList(domainId, id, input);
  }

  @Patch(':id')
  @Permit('cc_list:read', 'cc_list:update')
  @ApiOkResponse({ standardSchema: ContactList })
  change(
    @CurrentCaller() { domainId }: Caller,
    @Param('id', { schema: IdParam }) id: string,
    @Body({ schema: storable(ContactListPatch) }) patch: ContactListPatch,
  ): Promise<ContactList> {
    return this.lists.changeList(domainId, id, patch);
  }

  /** Deletes the list with its entries, unless a queue uses it. */
  @Delete(':id')
  @Permit('cc_list:read', 'cc_list:delete')
  @ApiOkResponse({ standardSchema: ContactList })
  delete(
    @CurrentCaller() { domainId }: Caller,
    @Param('id', { schema: IdParam }) id: string,
  ): Promise<ContactList> {
    return this.lists.deleteList(domainId, id);
  }
}
