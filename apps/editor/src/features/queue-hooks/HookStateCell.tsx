import type { QueueHook } from '@hookline/contracts';
import { Switch, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { hookName } from './hook-name';
import classes from './HookCells.module.css';

interface HookStateCellProps {
  readonly hook: QueueHook;
  readonly onSwitch: () => void;
}

/** On or off in one click. A hook whose flow schema has no version can be off only. */
export function HookStateCell({ hook, onSwitch }: HookStateCellProps) {
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
      {hook.note !== '' && (
        <span className={classes.note} title={hook.note}>
          {hook.note}
        </span>
      )}
    </span>
  );
}
