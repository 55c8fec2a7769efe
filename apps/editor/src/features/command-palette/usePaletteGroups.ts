import { IconList, IconListDetails, IconNews, IconPhone, IconSchema } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { appPages } from '../../app-frame/app-pages';
import type { PaletteGroup } from './palette-entry';
import { usePaletteResults } from './usePaletteResults';

/** What a typed text leads to, by kind; kinds without anything are left out. */
export function usePaletteGroups(query: string) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { queues, schemas, lists, call, isSettled, error } = usePaletteResults(query);
  const typed = query.trim();
  const openLog = (search: { q?: string; key?: string[] }) => () =>
    void navigate({ to: '/event-log', search: { period: 'all', ...search } });

  const groups: readonly PaletteGroup[] = [
    {
      label: t('palette.call'),
      entries: (call === null ? [] : [call]).map(({ key, queue }) => ({
        id: 'call',
        label: t('palette.callOf', { key }),
        detail: queue?.name,
        icon: IconPhone,
        onOpen: openLog({ key: [key] }),
      })),
    },
    {
      label: t('palette.pages'),
      entries: appPages
        .map(({ key, to, icon }) => ({
          id: `page-${key}`,
          label: t(`nav.${key}`),
          icon,
          onOpen: () => void navigate({ to }),
        }))
        .filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase())),
    },
    {
      label: t('nav.queues'),
      entries: queues.map(({ id, name }) => ({
        id: `queue-${id}`,
        label: name,
        icon: IconListDetails,
        onOpen: () => void navigate({ to: '/queues/$queueId/hooks', params: { queueId: id } }),
      })),
    },
    {
      label: t('nav.flowSchemas'),
      entries: schemas.map(({ id, name }) => ({
        id: `schema-${id}`,
        label: name,
        icon: IconSchema,
        onOpen: () => void navigate({ to: '/flow-schemas/$schemaId', params: { schemaId: id } }),
      })),
    },
    {
      label: t('nav.lists'),
      entries: lists.map(({ id, name }) => ({
        id: `list-${id}`,
        label: name,
        icon: IconList,
        onOpen: () => void navigate({ to: '/lists/$listId', params: { listId: id } }),
      })),
    },
    {
      label: t('nav.eventLog'),
      entries: (typed === '' ? [] : [typed]).map((q) => ({
        id: 'log',
        label: t('palette.searchLog', { q }),
        icon: IconNews,
        onOpen: openLog({ q }),
      })),
    },
  ];
  return { groups: groups.filter(({ entries }) => entries.length > 0), isSettled, error };
}
