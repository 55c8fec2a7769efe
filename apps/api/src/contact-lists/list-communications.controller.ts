import {
  ListCommunication,
  ListCommunicationInput,
  ListCommunicationPatch,
  ListCommunicationQuery,
  listOf,
  storable,
  type ListPage,
} from '@hookline/contracts';
import { pickFields, TypeOrmListCommunicationStore } from '@hookline/database';
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

/** Numbers of a list, each once; expired ones vanish. */
@ApiTags('Lists')
@Controller('call_center/list/:list_id/communication')
export class ListCommunicationsController {
  constructor(private readonly communications: TypeOrmListCommunicationStore) {}

  @Get()
  @Permit('cc_list:read')
  @ApiOkResponse({ standardSchema: listOf(ListCommunication) })
  async list(
    @CurrentCaller() { domainId }: Caller,
    @Param('list_id', { schema: IdParam }) listId: string,
    @Query({ schema: storable(ListCommunicationQuery) }) query: ListCommunicationQuery,
  ): Promise<ListPage<Partial<ListCommunication>>> {
    const page = await this.communications.listCommunications(domainId, listId, query);
    return { ...page, items: pickFields(page.items, query.fields) };
  }

  @Get(':id')
  @Permit('cc_list:read')
  @ApiOkResponse({ standardSchema: ListCommunication })
  read(
    @CurrentCaller() { domainId }: Caller,
    @Param('list_id', { schema: IdParam }) listId: string,
    @Param('id', { schema: IdParam }) id: string,
  ): Promise<ListCommunication> {
    return this.communications.loadCommunication(domainId, listId, id);
  }

  @Post()
  @Idempotent()
  @HttpCode(200)
  @Permit('cc_list:read', 'cc_list:update')
  @ApiOkResponse({ standardSchema: ListCommunication })
  create(
    @CurrentCaller() { domainId }: Caller,
    @Param('list_id', { schema: IdParam }) listId: string,
    @Body({ schema: storable(ListCommunicationInput) }) input: ListCommunicationInput,
  ): Promise<ListCommunication> {
    return this.communications.createCommunication(domainId, listId, input);
  }

  @Put(':id')
  @Permit('cc_list:read', 'cc_list:update')
  @ApiOkResponse({ standardSchema: ListCommunication })
  replace(
    @CurrentCaller() { domainId }: Caller,
    @Param('list_id', { schema: IdParam }) listId: string,
    @Param('id', { schema: IdParam }) id: string,
    @Body({ schema: storable(ListCommunicationInput) }) input: ListCommunicationInput,
  ): Promise<ListCommunication> {
    const { expire_at = null } = input;
    return this.communications.changeCommunication(domainId, listId, id, { ...input, expire_at });
  }

  @Patch(':id')
  @Permit('cc_list:read', 'cc_list:update')
  @ApiOkResponse({ standardSchema: ListCommunication })
  change(
    @CurrentCaller() { domainId }: Caller,
    @Param('list_id', { schema: IdParam }) listId: string,
    @Param('id', { schema: IdParam }) id: string,
    @Body({ schema: storable(ListCommunicationPatch) }) patch: ListCommunicationPatch,
  ): Promise<ListCommunication> {
    return this.communications.changeCommunication(domainId, listId, id, patch);
  }

  @Delete(':id')
  @Permit('cc_list:read', 'cc_list:update')
  @ApiOkResponse({ standardSchema: ListCommunication })
  delete(
    @CurrentCaller() { domainId }: Caller,
    @Param('list_id', { schema: IdParam }) listId: string,
    @Param('id', { schema: IdParam }) id: string,
  ): Promise<ListCommunication> {
    return this.communications.deleteCommunication(domainId, listId, id);
  }
}
