import type {
  FlowSchema,
  FlowSchemaInput,
  FlowSchemaPatch,
  FlowSchemaQuery,
  FlowSchemaSummary,
  ListPage,
} from '@hookline/contracts';
import { DomainObjects, pickFields, TypeOrmFlowSchemaStore } from '@hookline/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Caller } from '../access/caller';
import { toFlowSchemaChanges } from './to-flow-schema-changes';

/** Flow schemas of a domain. */
@Injectable()
export class FlowSchemaService {
  constructor(
    private readonly schemas: TypeOrmFlowSchemaStore,
    private readonly dataSource: DataSource,
  ) {}

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
    const changes = await toFlowSchemaChanges(input, this.#objectsOf(domainId));
    return this.schemas.createSchema({ domainId, userId }, { ...changes, name: input.name });
  }

  /** @throws NotFoundError, ConflictError, InvalidFlowError as `createSchema` does */
  async changeSchema(
    { domainId, userId }: Caller,
    id: string,
    patch: FlowSchemaPatch,
  ): Promise<FlowSchema> {
    const changes = await toFlowSchemaChanges(patch, this.#objectsOf(domainId));
    return this.schemas.changeSchema({ domainId, userId }, id, changes);
  }

  /** @throws NotFoundError, ConflictError naming the hooks and other flow schemas that start it */
  deleteSchema(domainId: string, id: string): Promise<FlowSchema> {
    return this.schemas.deleteSchema(domainId, id);
  }

  #objectsOf(domainId: string): DomainObjects {
    return new DomainObjects(this.dataSource.manager, domainId);
  }
}
