import type { QueueHook } from '@hookline/contracts';
import { ActionIcon, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { hookName } from './hook-name';
import { moveHook } from './move-hook';
import classes from './HookCells.module.css';
import { useOrderHooks } from './queue-hooks.api';

interface OrderButtonsProps {
  readonly queueId: string;
  readonly hook: QueueHook;
  readonly all: readonly QueueHook[];
}

/** Earlier and later, where several hooks share an event; nothing where a hook is alone. */
export function OrderButtons({ queueId, hook, all }: OrderButtonsProps) {
  const { t } = useTranslation('hooks');
  const order = useOrderHooks(queueId);
  const moves = [
    { to: moveHook(all, hook, -1), label: 'moveUp', icon: IconArrowUp },
    { to: moveHook(all, hook, 1), label: 'moveDown', icon: IconArrowDown },
  ] as const;
  if (moves.every(({ to }) => to === null)) return null;
  return (
    <span className={classes.order}>
      {moves.map(({ to, label, icon: Shape }) => {
        const name = t(label, { name: hookName(hook) });
        return (
          <Tooltip key={label} label={name}>
            <ActionIcon
              size={24}
              aria-label={name}
              disabled={to === null || order.isPending}
              onClick={() =>
                to !== null &&
                order.mutate(to, {
                  onError: (error) =>
                    notifications.show({
                      color: 'bad',
                      message: t('orderFailed', { reason: problemMessage(error) }),
                    }),
                })
              }
            >
              <Shape size={14} stroke={1.5} />
            </ActionIcon>
          </Tooltip>
        );
      })}
    </span>
  );
}
