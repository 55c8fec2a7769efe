import { mostRunsPerEvent, type QueueHook } from '@hookline/contracts';
import { Switch, Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../ui/Tag';
import { hookName } from './hook-name';
import classes from './HookCells.module.css';

interface HookStateCellProps {
  readonly hook: QueueHook;
  /** Whether it starts nothing when all hooks before it fire. */
  readonly isBehindLimit: boolean;
  readonly onSwitch: () => void;
}

/** On or off in one click. A hook whose flow schema has no version can be off only. */
export function HookStateCell({ hook, isBehindLimit, onSwitch }: HookStateCellProps) {
  const { t } = useTranslation('hooks');
  const blocked = !hook.enabled && hook.schema.version === null;
  return (
    <span className={classes.state}>
      <Tooltip label={t('switchBlocked')} disabled={!blocked}>
        <span>
          <Switch
            aria-label={t('switch', { name: hookName(hook) })}
            aria-description={blocked ? t('switchBlocked') : undefined}
            checked={hook.enabled}
            disabled={blocked}
            onChange={onSwitch}
          />
        </span>
      </Tooltip>
      {isBehindLimit && (
        <Tooltip
          label={t('behindLimit', { count: mostRunsPerEvent })}
          multiline
          maw={300}
          events={{ hover: true, focus: true, touch: true }}
        >
          {/* Reached by Tab and read out: the reason is nowhere else. */}
          <UnstyledButton>
            <Tag tone="warn">{t('behindLimitTag')}</Tag>
            <VisuallyHidden>. {t('behindLimit', { count: mostRunsPerEvent })}</VisuallyHidden>
          </UnstyledButton>
        </Tooltip>
      )}
      {hook.note !== '' && (
        <span className={classes.note} title={hook.note}>
          {hook.note}
        </span>
      )}
    </span>
  );
}
