import {
  IconArrowsShuffle,
  IconCalendarEvent,
  IconCheck,
  IconCircleDashed,
  IconClock,
  IconHelp,
  IconLoader2,
  IconMinus,
  IconPlayerPause,
  IconPlayerStop,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './StatusBadge.module.css';

export type StatusTone = 'ok' | 'bad' | 'warn' | 'run' | 'wait' | 'off';

interface StatusLook {
  readonly tone: StatusTone;
  readonly icon: Icon;
}

/** Colour and shape of every status word of the product (page.md 2.2). */
const looks: Readonly<Record<string, StatusLook>> = {
  queued: { tone: 'off', icon: IconCircleDashed },
  running: { tone: 'run', icon: IconLoader2 },
  waiting: { tone: 'wait', icon: IconClock },
  completed: { tone: 'ok', icon: IconCheck },
  failed: { tone: 'bad', icon: IconX },
  cancelled: { tone: 'off', icon: IconPlayerStop },
  quarantined: { tone: 'warn', icon: IconPlayerPause },
  skipped: { tone: 'off', icon: IconMinus },
  unknown: { tone: 'warn', icon: IconHelp },
  handled: { tone: 'ok', icon: IconCheck },
  'no hook': { tone: 'off', icon: IconMinus },
  'not matched': { tone: 'off', icon: IconArrowsShuffle },
  'dead letter': { tone: 'bad', icon: IconX },
  enabled: { tone: 'ok', icon: IconCheck },
  disabled: { tone: 'off', icon: IconMinus },
  online: { tone: 'ok', icon: IconCheck },
  offline: { tone: 'off', icon: IconMinus },
  pause: { tone: 'warn', icon: IconPlayerPause },
  break_out: { tone: 'bad', icon: IconX },
  published: { tone: 'ok', icon: IconCheck },
  'draft newer': { tone: 'warn', icon: IconCircleDashed },
  'open hours': { tone: 'ok', icon: IconCheck },
  'closed hours': { tone: 'off', icon: IconMinus },
  holiday: { tone: 'wait', icon: IconCalendarEvent },
  expired: { tone: 'warn', icon: IconPlayerStop },
  unpublished: { tone: 'warn', icon: IconCircleDashed },
};

const unknownLook: StatusLook = { tone: 'off', icon: IconHelp };

interface StatusBadgeProps {
  readonly status: string;
  /** Default: the word for the status. */
  readonly label?: string;
}

/** A status as colour, shape and word together. */
export function StatusBadge({ status, label }: StatusBadgeProps) {
  const { t } = useTranslation();
  const { tone, icon: Shape } = looks[status] ?? unknownLook;
  return (
    <span className={classes.badge} data-tone={tone} data-status={status}>
      <Shape size={14} stroke={2} aria-hidden />
      {label ?? t(`status.${status}`, { defaultValue: status })}
    </span>
  );
}
