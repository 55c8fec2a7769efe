import { ActionIcon, Drawer, Skeleton, Stack, Tabs, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconLink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { eventLabel } from '../../i18n/event-label';
import { FailedState } from '../../ui/FailedState';
import { maskWithin } from '../../ui/mask-contact';
import { formatNo } from '../../ui/number-format';
import { ProblemNote } from '../../ui/ProblemNote';
import { StatusBadge } from '../../ui/StatusBadge';
import { ContactText } from './ContactText';
import { ConditionsTab } from './ConditionsTab';
import { EventDataTab } from './EventDataTab';
import { StepsTab } from './StepsTab';
import { StoryTab } from './StoryTab';
import { useOpenEventUpdates } from './useOpenEventUpdates';
import { useEvent } from './events.api';
import classes from './EventDrawer.module.css';
import { useReturnFocus } from '../../ui/useReturnFocus';

const tabs = ['story', 'data', 'conditions', 'steps'] as const;

interface EventDrawerProps {
  readonly eventId: string;
  readonly tab: string | undefined;
  readonly onTab: (tab: string) => void;
  readonly onClose: () => void;
}

/** One event beside the log: its story, its data, which hooks fired and why others did not. */
export function EventDrawer({ eventId, tab, onTab, onClose }: EventDrawerProps) {
  useReturnFocus();
  const { t } = useTranslation('event-log');
  const event = useEvent(eventId);
  useOpenEventUpdates(event.data);
  const [revealed, setRevealed] = useState(false);
  const clipboard = useClipboard({ timeout: 1_500 });
  const shown = tabs.find((one) => one === tab) ?? 'story';
  const copyLabel = t(clipboard.copied ? 'drawer.linkCopied' : 'drawer.copyLink');
  const { data } = event;
  const mask = (text: string) => (revealed ? text : maskWithin(text, data?.contact ?? null));

  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={460}
      // The log stays in reach: arrows and clicks there change what the drawer shows.
      withOverlay={false}
      lockScroll={false}
      trapFocus={false}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('drawer.close') }}
      classNames={{ content: classes.content, header: classes.header, body: classes.body }}
      title={
        <span className={classes.title}>
          {data === undefined
            ? t(event.isError ? 'drawer.failed' : 'drawer.loading')
            : [eventLabel(data.type), data.queue?.name].filter(Boolean).join(' · ')}
          {data !== undefined && <StatusBadge status={data.status} />}
        </span>
      }
    >
      {event.isLoadingError && (
        <FailedState error={event.error} onRetry={() => void event.refetch()} />
      )}
      {event.isPending && (
        <Stack gap={12}>
          <Skeleton height={14} width="60%" />
          <Skeleton height={30} />
          <Skeleton height={160} />
        </Stack>
      )}
      {data !== undefined && (
        <>
          <div className={classes.facts}>
            <span>
              {t('drawer.no', { no: formatNo(data.no) })} ·{' '}
              <Link to="/event-log" search={{ key: [data.key], open: data.id, period: 'all' }}>
                {t('drawer.call', { key: data.key })}
              </Link>
            </span>
            {data.contact !== null && (
              <ContactText contact={data.contact} revealed={revealed} onReveal={setRevealed} />
            )}
            <Tooltip label={copyLabel}>
              <ActionIcon
                ml="auto"
                size={28}
                aria-label={copyLabel}
                onClick={() => clipboard.copy(window.location.href)}
              >
                {clipboard.copied ? <IconCheck size={16} /> : <IconLink size={16} stroke={1.5} />}
              </ActionIcon>
            </Tooltip>
          </div>
          {data.problem !== null && (
            <ProblemNote>{t('drawer.problem', { problem: data.problem })}</ProblemNote>
          )}
          <Tabs
            value={shown}
            onChange={(next) => next !== null && onTab(next)}
            keepMounted={false}
            classNames={{ list: classes.tabs, tab: classes.tab }}
          >
            <Tabs.List>
              {tabs.map((one) => (
                <Tabs.Tab key={one} value={one}>
                  {t(`tab.${one}`)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <Tabs.Panel value="story">
              <StoryTab event={data} mask={mask} />
            </Tabs.Panel>
            <Tabs.Panel value="data">
              <EventDataTab event={data} mask={mask} />
            </Tabs.Panel>
            <Tabs.Panel value="conditions">
              <ConditionsTab event={data} mask={mask} />
            </Tabs.Panel>
            <Tabs.Panel value="steps">
              <StepsTab event={data} mask={mask} />
            </Tabs.Panel>
          </Tabs>
        </>
      )}
    </Drawer>
  );
}
