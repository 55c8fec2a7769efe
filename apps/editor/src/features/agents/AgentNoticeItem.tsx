import type { AgentNotification } from '@hookline/contracts';
import {
  IconAlertTriangle,
  IconExclamationCircle,
  IconInfoCircle,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TimeText } from '../../ui/TimeText';
import classes from './AgentNotices.module.css';

const shapes: Readonly<Record<AgentNotification['level'], Icon>> = {
  info: IconInfoCircle,
  warning: IconAlertTriangle,
  error: IconExclamationCircle,
};

interface AgentNoticeItemProps {
  readonly notice: AgentNotification;
  readonly action: ReactNode;
}

/** One message or link, with its level as colour, shape and word. */
export function AgentNoticeItem({ notice, action }: AgentNoticeItemProps) {
  const { t } = useTranslation('agents');
  const { level, message, url, read_at: readAt } = notice;
  const Shape = shapes[level];
  return (
    <li className={classes.item} data-unread={readAt === null || undefined}>
      <div className={classes.facts}>
        <span className={classes.level} data-level={level}>
          <Shape size={16} stroke={1.5} aria-hidden />
          {t(`notices.level.${level}`)}
        </span>
        <TimeText value={notice.created_at} style="date-time" />
        <span className={classes.state}>
          {readAt === null ? (
            <span className={classes.new}>{t('notices.new')}</span>
          ) : (
            t('notices.wasRead')
          )}
        </span>
        {action}
      </div>
      {message !== '' && <p className={classes.message}>{message}</p>}
      {url !== null && (
        <a className={classes.link} href={url} target="_blank" rel="noopener noreferrer">
          {url}
        </a>
      )}
    </li>
  );
}
