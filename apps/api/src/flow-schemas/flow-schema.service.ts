import type {
  FlowSchema,
  FlowSchemaInput,
  FlowSchemaPatch,
  FlowSchemaQuery,
  FlowSchemaSummary,
  ListPage,
} from '@hookline/contracts';
import { pickFields, TypeOrmFlowSchemaStore } from '@hookline/database';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller';
import { checkArray, toFlowSchemaChanges } from './to-flow-schema-changes';

/** Flow schemas of a domain. */
@Injectable()
export class FlowSchemaService {
  constructor(private readonly schemas: TypeOrmFlowSchemaStore) {}

  async listSchemas(
    domainId: string,
    query: FlowSchemaQuery,
  ): Promise<ListPage<Partial<FlowSchemaSummary>>> {
    const page = await this.schemas.listSchemas(domainId, query);
    return { ...page, items: pickFields(page.items, query.fields) };
  }

  listTags(domainId: string, query: FlowSchemaQuery): Promise<ListPage<{ name: string }>> {
    return this.schemas.listTags(domainId, query);
  }

  loadSchema(domainId: string, id: string): Promise<FlowSchema> {
    return this.schemas.loadSchema(domainId, id);
  }

  /** @throws InvalidFlowError for an array that cannot be compiled or a name that is taken */
  async createSchema({ domainId, userId }: Caller, input: FlowSchemaInput): Promise<FlowSchema> {
    const changes = { ...toFlowSchemaChanges(input), name: input.name };
    return this.schemas.createSchema({ domainId, userId }, changes, checkArray);
  }

  /** @throws NotFoundError, ConflictError, InvalidFlowError as `createSchema` does */
  async changeSchema(
    { domainId, userId }: Caller,
    id: string,
    patch: FlowSchemaPatch,
  ): Promise<FlowSchema> {
    const changes = toFlowSchemaChanges(patch);
    return this.schemas.changeSchema({ domainId, userId }, id, changes, checkArray);
  }

  /** @throws NotFoundError, ConflictError naming the hooks and other flow schemas that start it */
  deleteSchema(domainId: string, id: string): Promise<FlowSchema> {
    return this.schemas.deleteSchema(domainId, id);
  }
}
