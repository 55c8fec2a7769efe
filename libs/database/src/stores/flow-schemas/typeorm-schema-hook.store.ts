import {
  QueueEventName,
  type ListPage,
  type ListQuery,
  type SchemaHook,
} from '@hookline/contracts';
import type { DataSource } from 'typeorm';
import { QueueHookEntity } from '../../entities/queue-hook.entity';
import { QueueEntity } from '../../entities/queue.entity';
import { listRows, type ListRules } from '../lists/list-rows';
import { requireFlowSchema } from './require-flow-schema';

interface SchemaHookRow {
  readonly id: number;
  readonly event: string;
  readonly enabled: boolean;
  readonly queue_id: string;
  readonly queue_name: string;
  readonly queue_type: number;
  readonly queue_variables: string[];
}

const rules: ListRules = {
  sortable: { id: 'h.id', queue: 'lower(q.name)', event: 'h.event', enabled: 'h.enabled' },
  defaultSort: '+queue',
  searched: ['q.name', 'h.event'],
  tieBreak: ['h.event', 'h.position', 'h.id'],
  counted: true,
};

/** Hooks seen from the flow schema they start. */
export class TypeOrmSchemaHookStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Switched on or not, with the total. @throws NotFoundError (`flow_schema.missing`) */
  async listHooks(
    domainId: string,
    schemaId: string,
    query: ListQuery,
  ): Promise<ListPage<SchemaHook>> {
    const { manager } = this.dataSource;
    await requireFlowSchema(manager, domainId, schemaId);
    const select = manager
      .createQueryBuilder(QueueHookEntity, 'h')
      .innerJoin(QueueEntity, 'q', 'q.id = h.queue_id')
      .select('h.id', 'id')
      .addSelect('h.event', 'event')
      .addSelect('h.enabled', 'enabled')
      .addSelect('q.id', 'queue_id')
      .addSelect('q.name', 'queue_name')
      .addSelect('q.type', 'queue_type')
      .addSelect('array(select jsonb_object_keys(q.variables))', 'queue_variables')
      .where('h.schema_id = :schemaId and h.domain_id = :domainId', { schemaId, domainId });
    const page = await listRows<SchemaHookRow, QueueHookEntity>(select, query, rules);
    return { next: page.next, items: page.rows.map(toSchemaHookView), total: page.total };
  }
}

function toSchemaHookView(row: SchemaHookRow): SchemaHook {
  return {
    id: row.id,
    event: QueueEventName.parse(row.event),
    enabled: row.enabled,
    queue: {
      id: row.queue_id,
      name: row.queue_name,
      type: row.queue_type,
      variables: row.queue_variables,
    },
  };
}
