import type { ListPage } from '@hookline/contracts';
import { Button, Group, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { knownTotal, pageSizes } from '../api/list-search';
import { formatCount } from './number-format';
import classes from './PagingFooter.module.css';

interface PagingFooterProps {
  readonly page: number;
  readonly size: number;
  /** Undefined while it loads. */
  readonly list: ListPage<unknown> | undefined;
  /** "5 hooks"; the noun belongs to the list. */
  readonly summary: (total: number) => string;
  readonly onPage: (page: number) => void;
  readonly onSize: (size: number) => void;
}

/** Under a table: how many there are, rows per page, previous and next. */
export function PagingFooter(props: PagingFooterProps) {
  const { t } = useTranslation();
  const { page, size, list } = props;
  const total = knownTotal({ page, size }, list);
  const from = (page - 1) * size + 1;
  const range =
    list !== undefined &&
    list.items.length > 0 &&
    t('table.range', { from: formatCount(from), to: formatCount(from + list.items.length - 1) });
  const sizes = [...new Set([...pageSizes, size])].sort((a, b) => a - b).map(String);
  const pages = total === undefined ? null : Math.max(1, Math.ceil(total / size));
  // An old link may lead behind the last page: from there it goes back to the last.
  const isBehind = pages !== null && page > pages;
  const previous = isBehind ? pages : page - 1;
  return (
    // While the first rows load nobody knows how high they are: it waits where nobody sees it move.
    <footer className={classes.root} data-waiting={list === undefined || undefined}>
      <span role="status">{total === undefined ? range : props.summary(total)}</span>
      <Group gap={4} className={classes.controls}>
        <span aria-hidden>{t('table.rows')}</span>
        <Select
          className={classes.size}
          aria-label={t('table.rowsPerPage')}
          variant="unstyled"
          size="xs"
          data={sizes}
          value={String(size)}
          allowDeselect={false}
          comboboxProps={{ width: 80, position: 'top' }}
          onChange={(value) => value !== null && props.onSize(Number(value))}
        />
        <Button variant="subtle" disabled={page <= 1} onClick={() => props.onPage(previous)}>
          {t('table.previous')}
        </Button>
        <span className={classes.page}>
          {pages === null || isBehind
            ? t('table.page', { page: formatCount(page) })
            : t('table.pageOf', { page: formatCount(page), pages: formatCount(pages) })}
        </span>
        <Button
          variant="subtle"
          disabled={list?.next !== true}
          onClick={() => props.onPage(page + 1)}
        >
          {t('table.next')}
        </Button>
      </Group>
    </footer>
  );
}
