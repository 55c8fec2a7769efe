import type { RunSummary } from '@hookline/contracts';
import type { RowSelectionState } from '@tanstack/react-table';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addTexts } from '../../i18n/addTexts';
import bulkTexts from '../../i18n/en/bulk-actions.json' with { type: 'json' };
import actionTexts from '../../i18n/en/run-actions.json' with { type: 'json' };
import texts from '../../i18n/en/runs.json' with { type: 'json' };
import { ListEmpty } from '../../ui/ListEmpty';
import { ListView } from '../../ui/ListView';
import { Page } from '../../ui/Page';
import { useTimeZone } from '../../ui/useTimeZone';
import { useMay } from '../access/useMay';
import { BulkMenu } from '../bulk-actions/BulkMenu';
import { BulkProgress } from '../bulk-actions/BulkProgress';
import { LogTabs } from '../event-log/LogTabs';
import { firstReplay, ReplayFields } from '../run-actions/ReplayFields';
import { runColumns } from './run-columns';
import { runFilter } from './run-filter';
import { RunFilters } from './RunFilters';
import type { RunsSearch } from './runs-search';
import { useRuns } from './runs.api';
import { useRunsUpdates } from './useRunsUpdates';

addTexts('runs', texts);
addTexts('run-actions', actionTexts);
addTexts('bulk-actions', bulkTexts);

const route = getRouteApi('/frame/runs');
const actions = ['cancel', 'resume', 'replay'] as const;
const refreshes = ['runs', 'events'] as const;

/** Every run, and what can be done with many of them. */
export function RunsPage() {
  const { t } = useTranslation(['runs', 'common']);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const timeZone = useTimeZone();
  const runs = useRuns(search);
  const [selected, setSelected] = useState<RowSelectionState>({});
  const [replay, setReplay] = useState(firstReplay);
  const mayNotUpdate = useMay('run:update');
  const mayNotReplay = useMay('run:replay');
  useRunsUpdates();
  const columns = useMemo(() => runColumns(t), [t]);
  // A filter that moved with every second would be counted anew with every second.
  const filter = useMemo(() => runFilter(search, new Date(), timeZone), [search, timeZone]);
  const go = (part: Partial<RunsSearch>, replace = false) =>
    void navigate({ search: (current) => ({ ...current, ...part }), replace });
  const open = ({ id }: RunSummary) => void navigate({ to: '/runs/$runId', params: { runId: id } });
  const items = runs.data?.items;
  const chosen = (items ?? []).filter(({ id }) => selected[id]).map(({ id }) => id);
  const isFiltered = [search.status, search.queue, search.schema, search.parent].some(
    (one) => one !== undefined,
  );
  return (
    <Page>
      <LogTabs />
      <ListView
        list={runs}
        search={search}
        searchLabel={t('search')}
        summary={(count) => t('count', { count })}
        filters={<RunFilters search={search} onChange={(part) => go({ ...part, page: 1 })} />}
        actions={
          <BulkMenu
            object="runs"
            actions={actions}
            chosen={chosen}
            filter={filter}
            forbidden={mayNotUpdate ?? mayNotReplay}
            inputFor={(action, which) => ({
              action,
              ...(action === 'replay' ? { replay } : {}),
              ...(which === 'ids' ? { ids: chosen } : { filter }),
            })}
            settingsOf={(action) =>
              action === 'replay' && <ReplayFields value={replay} onChange={setReplay} />
            }
            onStarted={(bulk) => {
              setSelected({});
              go({ bulk });
            }}
          />
        }
        notice={
          search.bulk !== undefined && (
            <BulkProgress
              object="runs"
              id={search.bulk}
              refreshes={refreshes}
              onClose={() => go({ bulk: undefined })}
            />
          )
        }
        label={t('label')}
        columns={columns}
        rowId={({ id }) => id}
        rowName={({ schema, id }) => `${schema.name} …${id.slice(-6)}`}
        selection={{ ids: selected, onChange: setSelected }}
        onOpen={open}
        empty={
          <ListEmpty
            q={search.q}
            title={t(isFiltered ? 'common:state.noneMatchFilters' : 'empty')}
            text={t(isFiltered ? 'common:state.noneMatchHint' : 'emptyText')}
          />
        }
      />
    </Page>
  );
}
