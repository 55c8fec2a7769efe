import type { QueueHook } from '@hookline/contracts';
import { VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../ui/number-format';
import classes from './HookCells.module.css';

interface HookCountLinkProps {
  readonly queueId: string;
  readonly hook: QueueHook;
  readonly kind: 'fired' | 'failed';
}

/** A number of today that leads to the events behind it. */
export function HookCountLink({ queueId, hook, kind }: HookCountLinkProps) {
  const { t } = useTranslation(['hooks', 'common']);
  const count = kind === 'fired' ? hook.activity?.fired_today : hook.activity?.failed_today;
  if (count === undefined) return <>{t('common:value.none')}</>;
  if (count === 0) return <>0</>;
  return (
    <Link
      to="/queues/$queueId/log"
      params={{ queueId }}
      search={{
        hook: [String(hook.id)],
        period: 'today',
        ...(kind === 'failed' ? { status: ['failed'] } : {}),
      }}
      className={kind === 'failed' ? classes.bad : classes.plain}
    >
      {formatCount(count)}
      <VisuallyHidden>{t(kind === 'fired' ? 'firedLink' : 'failedLink')}</VisuallyHidden>
    </Link>
  );
}
