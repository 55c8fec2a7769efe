import {
  listOf,
  Member,
  MemberBulkAnswer,
  MemberBulkInput,
  MemberInput,
  MemberPatch,
  MemberQuery,
  MembersDelete,
  storable,
  type ListPage,
} from '@hookline/contracts';
import { pickFields, TypeOrmMemberStore } from '@hookline/database';
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

/** Members (dialer tasks) of a queue; inbound queues and inbound chats have none. */
@ApiTags('Members')
@Controller('call_center/queues/:queue_id/members')
export class MembersController {
  constructor(private readonly members: TypeOrmMemberStore) {}

  @Get()
  @Permit('cc_queue:read')
  @ApiOkResponse({ standardSchema: listOf(Member) })
  async list(
    @CurrentCaller() { domainId }: Caller,
    @Param('queue_id', { schema: IdParam }) queueId: string,
    @Query({ schema: storable(MemberQuery) }) query: MemberQuery,
  ): Promise<ListPage<Partial<Member>>> {
    const page = await this.members.listMembers(domainId, queueId, query);
    return { ...page, items: pickFields(page.items, query.fields) };
  }

  @Get(':id')
  @Permit('cc_queue:read')
  @ApiOkResponse({ standardSchema: Member })
  read(
    @CurrentCaller() { domainId }: Caller,
    @Param('queue_id', { schema: IdParam }) queueId: string,
    @Param('id', { schema: IdParam }) id: string,
  ): Promise<Member> {
    return this.members.loadMember(domainId, queueId, id);
  }

  @Post()
  @Idempotent()
  @HttpCode(200)
  @Permit('cc_queue:read', 'cc_queue:update')
  @ApiOkResponse({ standardSchema: Member })
  create(
    @CurrentCaller() { domainId }: Caller,
    @Param('queue_id', { schema: IdParam }) queueId: string,
    @Body({ schema: storable(MemberInput) }) input: MemberInput,
  ): Promise<Member> {
    return this.members.createMember(domainId, queueId, input);
  }

  /** Adds many, all or none; answers their ids in the order sent. */
  @Post('bulk')
  @Idempotent()
  @HttpCode(200)
  @Permit('cc_queue:read', 'cc_queue:update')
  @ApiOkResponse({ standardSchema: MemberBulkAnswer })
  async createMany(
    @CurrentCaller() { domainId }: Caller,
    @Param('queue_id', { schema: IdParam }) queueId: string,
    @Body({ schema: storable(MemberBulkInput) }) { items }: MemberBulkInput,
  ): Promise<MemberBulkAnswer> {
    return { ids: [...(await this.members.createMembers(domainId, queueId, items))] };
  }

  /** Writes the whole member, its variables too. */
  @Put(':id')
  @Permit('cc_queue:read', 'cc_queue:update')
  @ApiOkResponse({ standardSchema: Member })
  replace(
    @CurrentCaller() { domainId }: Caller,
    @Param('queue_id', { schema: IdParam }) queueId: string,
    @Param('id', { schema: IdParam }) id: string,
    @Body({ schema: storable(MemberInput) }) input: MemberInput,
  ): Promise<Member> {
    return this.members.replaceMember(domainId, queueId, id, input);
  }

  /** Merges variables (an empty value deletes one); `stop_cause: ""` reopens the member. */
  @Patch(':id')
  @Permit('cc_queue:read', 'cc_queue:update')
  @ApiOkResponse({ standardSchema: Member })
  change(
    @CurrentCaller() { domainId }: Caller,
    @Param('queue_id', { schema: IdParam }) queueId: string,
    @Param('id', { schema: IdParam }) id: string,
    @Body({ schema: storable(MemberPatch) }) patch: MemberPatch,
  ): Promise<Member> {
    return this.members.changeMember(domainId, queueId, id, patch);
  }

  @Delete(':id')
  @Permit('cc_queue:read', 'cc_queue:update')
  @ApiOkResponse({ standardSchema: Member })
  delete(
    @CurrentCaller() { domainId }: Caller,
    @Param('queue_id', { schema: IdParam }) queueId: string,
    @Param('id', { schema: IdParam }) id: string,
  ): Promise<Member> {
    return this.members.deleteMember(domainId, queueId, id);
  }

  /** Deletes those that match; a body that names nothing is refused. */
  @Delete()
  @Permit('cc_queue:read', 'cc_queue:update')
  @ApiOkResponse({ standardSchema: listOf(Member) })
  async deleteMany(
    @CurrentCaller() { domainId }: Caller,
    @Param('queue_id', { schema: IdParam }) queueId: string,
    @Body({ schema: storable(MembersDelete) }) { id, ids, ...filter }: MembersDelete,
  ): Promise<ListPage<Member>> {
    const named = id || ids ? { id: [...(id ?? []), ...(ids ?? [])] } : {};
    const items = await this.members.deleteMembers(domainId, queueId, { ...filter, ...named });
    return { next: false, items };
  }
}
