import type { Agent } from '@hookline/contracts';
import { UnstyledButton } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../ui/number-format';
import classes from './AgentNotices.module.css';

interface AgentNoticesButtonProps {
  readonly agent: Agent;
  readonly onOpen: () => void;
}

/** A bell with the number of messages the agent has not read. */
export function AgentNoticesButton({ agent, onOpen }: AgentNoticesButtonProps) {
  const { t } = useTranslation('agents');
  const { name, unread_notifications: unread } = agent;
  return (
    <UnstyledButton
      className={classes.bell}
      data-unread={unread > 0 || undefined}
      aria-label={t('notices.open', { name, count: unread })}
      onClick={(event) => {
        event.stopPropagation();
        onOpen();
      }}
    >
      <IconBell size={16} stroke={1.5} aria-hidden />
      {unread > 0 && <span className={classes.count}>{formatCount(unread)}</span>}
    </UnstyledButton>
  );
}
