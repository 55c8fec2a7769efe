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
import { Body, Controller, Delete, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainId } from '../access/domain-id.decorator';
import { Permit } from '../access/permit.decorator';
import { PathId } from '../http/path-id';
import { resourceRoutes } from '../http/resource-routes';
import { Idempotent } from '../idempotency/idempotent.decorator';

const routes = resourceRoutes(Member, {
  read: ['cc_queue:read'],
  create: ['cc_queue:read', 'cc_queue:update'],
  update: ['cc_queue:read', 'cc_queue:update'],
  delete: ['cc_queue:read', 'cc_queue:update'],
});

/** Members (dialer tasks) of a queue; inbound queues and inbound chats have none. */
@ApiTags('Members')
@Controller('call_center/queues/:queue_id/members')
export class MembersController {
  constructor(private readonly members: TypeOrmMemberStore) {}

  @routes.List()
  async list(
    @DomainId() domainId: string,
    @PathId('queue_id') queueId: string,
    @Query({ schema: storable(MemberQuery) }) query: MemberQuery,
  ): Promise<ListPage<Partial<Member>>> {
    const page = await this.members.listMembers(domainId, queueId, query);
    return { ...page, items: pickFields(page.items, query.fields) };
  }

  @routes.Read()
  read(
    @DomainId() domainId: string,
    @PathId('queue_id') queueId: string,
    @PathId() id: string,
  ): Promise<Member> {
    return this.members.loadMember(domainId, queueId, id);
  }

  @routes.Create()
  create(
    @DomainId() domainId: string,
    @PathId('queue_id') queueId: string,
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
    @DomainId() domainId: string,
    @PathId('queue_id') queueId: string,
    @Body({ schema: storable(MemberBulkInput) }) { items }: MemberBulkInput,
  ): Promise<MemberBulkAnswer> {
    return { ids: [...(await this.members.createMembers(domainId, queueId, items))] };
  }

  /** Writes the whole member, its variables too. */
  @routes.Replace()
  replace(
    @DomainId() domainId: string,
    @PathId('queue_id') queueId: string,
    @PathId() id: string,
    @Body({ schema: storable(MemberInput) }) input: MemberInput,
  ): Promise<Member> {
    return this.members.replaceMember(domainId, queueId, id, input);
  }

  /** Merges variables (an empty value deletes one); `stop_cause: ""` reopens the member. */
  @routes.Change()
  change(
    @DomainId() domainId: string,
    @PathId('queue_id') queueId: string,
    @PathId() id: string,
    @Body({ schema: storable(MemberPatch) }) patch: MemberPatch,
  ): Promise<Member> {
    return this.members.changeMember(domainId, queueId, id, patch);
  }

  @routes.Delete()
  delete(
    @DomainId() domainId: string,
    @PathId('queue_id') queueId: string,
    @PathId() id: string,
  ): Promise<Member> {
    return this.members.deleteMember(domainId, queueId, id);
  }

  /** Deletes those that match; a body that names nothing is refused. */
  @Delete()
  @Permit('cc_queue:read', 'cc_queue:update')
  @ApiOkResponse({ standardSchema: listOf(Member) })
  async deleteMany(
    @DomainId() domainId: string,
    @PathId('queue_id') queueId: string,
    @Body({ schema: storable(MembersDelete) }) { id, ids, ...filter }: MembersDelete,
  ): Promise<ListPage<Member>> {
    const named = id || ids ? { id: [...(id ?? []), ...(ids ?? [])] } : {};
    const items = await this.members.deleteMembers(domainId, queueId, { ...filter, ...named });
    return { next: false, items };
  }
}
