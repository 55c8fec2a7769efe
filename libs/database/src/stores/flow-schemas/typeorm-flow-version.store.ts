import type { FlowVersion, ListPage, ListQuery } from '@hookline/contracts';
import type { DataSource } from 'typeorm';
import type { FlowVersionEntity } from '../../entities/flow-version.entity';
import { listRows, type ListRules } from '../lists/list-rows';
import { toFlowVersionView, type FlowVersionRow } from './flow-version-row';
import { missingVersion } from './missing-version';
import { requireFlowSchema } from './require-flow-schema';
import { selectFlowVersions } from './select-flow-versions';

const rules: ListRules = {
  sortable: { id: 'v.id', version: 'v.version', created_at: 'v.created_at', note: 'v.note' },
  defaultSort: '-version',
  searched: ['v.note'],
  tieBreak: ['v.id'],
};

/** Published versions of flow schemas: they are read and never changed. */
export class TypeOrmFlowVersionStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first by default, without the graphs. @throws NotFoundError */
  async listVersions(
    domainId: string,
    id: string,
    query: ListQuery,
  ): Promise<ListPage<FlowVersion>> {
    const { manager } = this.dataSource;
    await requireFlowSchema(manager, domainId, id);
    const { next, rows } = await listRows<FlowVersionRow, FlowVersionEntity>(
      selectFlowVersions(manager, id),
      query,
      rules,
    );
    return { next, items: rows.map(toFlowVersionView) };
  }

  /** With its graph. @throws NotFoundError */
  async loadVersion(domainId: string, id: string, version: string): Promise<FlowVersion> {
    const { manager } = this.dataSource;
    await requireFlowSchema(manager, domainId, id);
    const row = await selectFlowVersions(manager, id)
      .addSelect('v.graph', 'graph')
      .andWhere('v.version = cast(:version as bigint)', { version })
      .getRawOne<FlowVersionRow>();
    if (!row) throw missingVersion(version);
    return toFlowVersionView(row);
  }
}
