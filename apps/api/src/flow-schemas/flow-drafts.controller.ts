import {
  FlowCheckAnswer,
  FlowCheckInput,
  FlowDraft,
  FlowDraftInput,
  FlowVersion,
  PublishInput,
  RollbackInput,
  storable,
} from '@hookline/contracts';
import { TypeOrmFlowDraftStore } from '@hookline/database';
import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../access/caller';
import { CurrentCaller } from '../access/current-caller.decorator';
import { DomainId } from '../access/domain-id.decorator';
import { Permit } from '../access/permit.decorator';
import { PathId } from '../http/path-id';
import { checkGraph } from './check-graph';

/** The draft of a flow schema, its checks, and the step to a version. */
@ApiTags('Flow schemas')
@Controller('routing/schema/:id')
export class FlowDraftsController {
  constructor(private readonly drafts: TypeOrmFlowDraftStore) {}

  @Get('draft')
  @Permit('schema:read')
  @ApiOkResponse({ standardSchema: FlowDraft })
  readDraft(@DomainId() domainId: string, @PathId() id: string): Promise<FlowDraft> {
    return this.drafts.loadDraft(domainId, id, checkGraph);
  }

  /** Saves the draft; 409 when another saved since the revision that is sent back. */
  @Put('draft')
  @Permit('schema:read', 'schema:update')
  @ApiOkResponse({ standardSchema: FlowDraft })
  saveDraft(
    @CurrentCaller() { domainId, userId }: Caller,
    @PathId() id: string,
    @Body({ schema: storable(FlowDraftInput) }) input: FlowDraftInput,
  ): Promise<FlowDraft> {
    return this.drafts.saveDraft({ domainId, userId }, id, input, checkGraph);
  }

  /** Problems of the graph that is sent, or of the stored draft. Stores nothing. */
  @Post('check')
  @HttpCode(200)
  @Permit('schema:read')
  @ApiOkResponse({ standardSchema: FlowCheckAnswer })
  async check(
    @DomainId() domainId: string,
    @PathId() id: string,
    @Body({ schema: storable(FlowCheckInput.default({})) }) { graph }: FlowCheckInput,
  ): Promise<FlowCheckAnswer> {
    return { problems: [...(await this.drafts.checkGraph(domainId, id, graph, checkGraph))] };
  }

  /** Makes the draft the next version, which is what runs from then on. */
  @Post('publish')
  @HttpCode(200)
  @Permit('schema:read', 'schema:update')
  @ApiOkResponse({ standardSchema: FlowVersion })
  publish(
    @CurrentCaller() { domainId, userId }: Caller,
    @PathId() id: string,
    @Body({ schema: storable(PublishInput.prefault({})) }) input: PublishInput,
  ): Promise<FlowVersion> {
    return this.drafts.publish({ domainId, userId }, id, input, checkGraph);
  }

  /** Publishes an old version again, as a new one. */
  @Post('rollback')
  @HttpCode(200)
  @Permit('schema:read', 'schema:update')
  @ApiOkResponse({ standardSchema: FlowVersion })
  rollback(
    @CurrentCaller() { domainId, userId }: Caller,
    @PathId() id: string,
    @Body({ schema: storable(RollbackInput) }) input: RollbackInput,
  ): Promise<FlowVersion> {
    return this.drafts.rollback({ domainId, userId }, id, input, checkGraph);
  }
}
