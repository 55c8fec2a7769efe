import { DeadLetterStatus, type DeadLetter } from '@hookline/contracts';
import type { RowSelectionState } from '@tanstack/react-table';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addTexts } from '../../i18n/addTexts';
import bulkTexts from '../../i18n/en/bulk-actions.json' with { type: 'json' };
import texts from '../../i18n/en/dead-letters.json' with { type: 'json' };
import { FilterChip } from '../../ui/FilterChip';
import { ListView } from '../../ui/ListView';
import { formatNo } from '../../ui/number-format';
import { ListEmpty } from '../../ui/ListEmpty';
import { Page } from '../../ui/Page';
import { useTimeZone } from '../../ui/useTimeZone';
import { useMay } from '../access/useMay';
import { BulkMenu } from '../bulk-actions/BulkMenu';
import { BulkProgress } from '../bulk-actions/BulkProgress';
import { logPeriods } from '../event-log/event-log-search';
import { LogTabs } from '../event-log/LogTabs';
import { deadLetterColumns } from './dead-letter-columns';
import { DeadLetterDrawer } from './DeadLetterDrawer';
import type { DeadLettersSearch } from './dead-letters-search';
import { deadLetterFilter, useDeadLetters } from './dead-letters.api';

addTexts('dead-letters', texts);
addTexts('bulk-actions', bulkTexts);

const route = getRouteApi('/frame/dead-letters');
const actions = ['retry', 'discard'] as const;
const refreshes = ['dead-letters', 'events'] as const;

/** Events that were accepted and could not be read or placed, and what to do with them. */
export function DeadLettersPage() {
  const { t } = useTranslation(['dead-letters', 'event-log', 'common']);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const timeZone = useTimeZone();
  const letters = useDeadLetters(search);
  const [selected, setSelected] = useState<RowSelectionState>({});
  const forbidden = useMay('event:publish');
  const go = (part: Partial<DeadLettersSearch>, replace = false) =>
    void navigate({ search: (current) => ({ ...current, ...part }), replace });
  const open = ({ id }: DeadLetter) => go({ open: id });
  const columns = useMemo(
    () => deadLetterColumns({ t, onOpen: open }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- open only changes the address
    [t],
  );
  const filter = useMemo(() => deadLetterFilter(search, new Date(), timeZone), [search, timeZone]);
  const items = letters.data?.items;
  const chosen = (items ?? []).filter(({ id }) => selected[id]).map(({ id }) => id);
  return (
    <Page>
      <LogTabs />
      <ListView
        list={letters}
        search={search}
        searchLabel={t('search')}
        summary={(count) => t('count', { count })}
        filters={
          <>
            <FilterChip
              name={t('common:chip.period')}
              options={logPeriods.map((value) => ({
                value,
                label: t(`event-log:period.${value}`),
              }))}
              values={[search.period ?? 'all']}
              single
              onChange={([value]) =>
                go({ period: logPeriods.find((one) => one === value), page: 1 })
              }
            />
            <FilterChip
              name={t('common:chip.status')}
              options={DeadLetterStatus.options.map((value) => ({
                value,
                label: t(`status.${value}`),
              }))}
              values={search.status ?? ['open']}
              onChange={(values) =>
                go({
                  status: DeadLetterStatus.options.filter((one) => values.includes(one)),
                  page: 1,
                })
              }
            />
          </>
        }
        actions={
          <BulkMenu
            object="dead_letters"
            actions={actions}
            chosen={chosen}
            filter={filter}
            filterReason={
              search.status === undefined || search.status.includes('open') ? null : t('onlyOpen')
            }
            forbidden={forbidden}
            inputFor={(action, which) => ({
              action,
              ...(which === 'ids' ? { ids: chosen } : { filter }),
            })}
            onStarted={(bulk) => {
              setSelected({});
              go({ bulk });
            }}
          />
        }
        notice={
          search.bulk !== undefined && (
            <BulkProgress
              object="dead_letters"
              id={search.bulk}
              refreshes={refreshes}
              onClose={() => go({ bulk: undefined })}
            />
          )
        }
        label={t('label')}
        columns={columns}
        rowId={({ id }) => id}
        rowName={({ no }) => t('drawer.of', { no: formatNo(no) })}
        selection={{ ids: selected, onChange: setSelected }}
        activeId={search.open}
        onOpen={open}
        empty={<ListEmpty q={search.q} title={t('empty')} text={t('emptyText')} />}
      />
      {search.open !== undefined && (
        <DeadLetterDrawer id={search.open} onClose={() => go({ open: undefined })} />
      )}
    </Page>
  );
}
