import type { Agent } from '@hookline/contracts';
import { Button, Drawer, Skeleton, Stack } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { FailedState } from '../../ui/FailedState';
import { MessageState } from '../../ui/MessageState';
import { ProblemNote } from '../../ui/ProblemNote';
import { ReasonButton } from '../../ui/ReasonButton';
import { useReturnFocus } from '../../ui/useReturnFocus';
import { useMay } from '../access/useMay';
import { useAgentNotices, useReadNotices } from './agent-notices.api';
import { AgentNoticeItem } from './AgentNoticeItem';
import classes from './AgentNotices.module.css';

interface AgentNoticesDrawerProps {
  readonly agent: Agent;
  readonly onClose: () => void;
}

/** What flows told an agent: new ones come by themselves, read ones are put away. */
export function AgentNoticesDrawer({ agent, onClose }: AgentNoticesDrawerProps) {
  useReturnFocus();
  const { t } = useTranslation(['agents', 'common']);
  const notices = useAgentNotices(agent.id);
  const read = useReadNotices(agent.id);
  const forbidden = useMay('cc_agent:update');
  const unread = (notices.data ?? []).filter(({ read_at: at }) => at === null);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={460}
      title={t('notices.title', { name: agent.name })}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {notices.isLoadingError && (
        <FailedState error={notices.error} onRetry={() => void notices.refetch()} />
      )}
      {notices.isPending && (
        <Stack gap={12}>
          <Skeleton height={56} />
          <Skeleton height={56} />
        </Stack>
      )}
      {notices.data?.length === 0 && (
        <MessageState title={t('notices.empty')} text={t('notices.emptyText')} />
      )}
      {notices.data !== undefined && notices.data.length > 0 && (
        <>
          <div className={classes.head}>
            <span role="status">{t('notices.unread', { count: unread.length })}</span>
            <ReasonButton
              variant="default"
              leftSection={<IconChecks size={16} stroke={1.5} />}
              loading={read.isPending}
              reason={forbidden ?? (unread.length === 0 ? t('notices.allRead') : null)}
              onClick={() => read.mutate(undefined)}
            >
              {t('notices.readAll')}
            </ReasonButton>
          </div>
          {read.error && <ProblemNote>{problemMessage(read.error)}</ProblemNote>}
          <ul className={classes.list}>
            {notices.data.map((notice) => (
              <AgentNoticeItem
                key={notice.id}
                notice={notice}
                action={
                  notice.read_at === null &&
                  forbidden === null && (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={t('notices.readOf', { message: notice.message || notice.url })}
                      onClick={() => read.mutate([notice.id])}
                    >
                      {t('notices.read')}
                    </Button>
                  )
                }
              />
            ))}
          </ul>
        </>
      )}
    </Drawer>
  );
}
