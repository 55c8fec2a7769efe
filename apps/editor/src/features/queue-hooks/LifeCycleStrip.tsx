import {
  queueEventNames,
  type QueueEventCounts,
  type QueueEventName,
  type QueueHook,
} from '@hookline/contracts';
import { VisuallyHidden } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { eventLabel } from '../../i18n/event-label';
import { formatCount } from '../../ui/number-format';
import { usualRatio } from './usual-ratio';
import classes from './LifeCycleStrip.module.css';

// A missed offer is a loop beside the way of the contact, not a stage of it.
const stages = queueEventNames.filter((name) => name !== 'missed');

interface LifeCycleStripProps {
  readonly hooks: readonly QueueHook[];
  /** Undefined while they load. */
  readonly counts: QueueEventCounts | undefined;
  readonly active: QueueEventName | undefined;
  readonly onFilter: (event: QueueEventName | undefined) => void;
  readonly onAdd: (event: QueueEventName) => void;
}

/** The way of a contact through the queue, with a dot where hooks are and today's counts. */
export function LifeCycleStrip(props: LifeCycleStripProps) {
  const { t } = useTranslation('hooks');
  return (
    <div className={classes.root} role="group" aria-label={t('strip.label')}>
      {stages.map((event, index) => (
        <Fragment key={event}>
          {index > 0 && <span className={classes.line} aria-hidden />}
          <Stage {...props} event={event} />
        </Fragment>
      ))}
      <span className={classes.divider} aria-hidden />
      <Stage {...props} event="missed" />
    </div>
  );
}

function Stage(props: LifeCycleStripProps & { readonly event: QueueEventName }) {
  const { t } = useTranslation('hooks');
  const { event, hooks, counts, active, onFilter, onAdd } = props;
  const hookCount = hooks.filter((hook) => hook.event === event).length;
  const today = counts === undefined ? null : (counts.counts[event] ?? 0);
  // Only missed offers are bad news when there are many of them.
  const ratio = event === 'missed' && counts !== undefined ? usualRatio(counts, event) : null;
  const label = eventLabel(`queue.${event}`);
  const count = today === null ? t('strip.unknown') : formatCount(today);
  const action = hookCount === 0 ? t('strip.add') : t('strip.show', { count: hookCount });
  const handleClick = () => {
    if (hookCount === 0) onAdd(event);
    else onFilter(active === event ? undefined : event);
  };
  return (
    <button
      type="button"
      className={classes.stage}
      aria-pressed={hookCount > 0 ? active === event : undefined}
      onClick={handleClick}
    >
      <span className={classes.dot} data-empty={hookCount === 0 || undefined} aria-hidden>
        {hookCount === 0 ? <IconPlus size={12} stroke={2} /> : hookCount}
      </span>
      <span className={classes.words}>
        <span className={classes.name}>{label}</span>
        <span className={classes.count} data-unusual={ratio !== null || undefined}>
          {ratio === null
            ? t('strip.today', { count })
            : t('strip.usual', { count, ratio: ratio.toFixed(1) })}
        </span>
      </span>
      <VisuallyHidden>{action}</VisuallyHidden>
    </button>
  );
}
