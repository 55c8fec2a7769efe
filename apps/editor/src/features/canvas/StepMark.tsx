import type { StepStatus } from '@hookline/contracts';
import {
  IconCheck,
  IconClock,
  IconHelp,
  IconLoader2,
  IconMinus,
  IconPlayerStop,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './StepMark.module.css';

const shapes: Readonly<Record<StepStatus, Icon>> = {
  completed: IconCheck,
  failed: IconX,
  waiting: IconClock,
  running: IconLoader2,
  skipped: IconMinus,
  unknown: IconHelp,
  cancelled: IconPlayerStop,
};

interface StepMarkProps {
  readonly status: StepStatus;
  readonly className?: string;
}

/** A round mark: colour and shape say how a step went, its name says it in a word. */
export function StepMark({ status, className }: StepMarkProps) {
  const { t } = useTranslation();
  const Shape = shapes[status];
  return (
    <span
      className={`${classes.mark} ${className ?? ''}`}
      data-status={status}
      role="img"
      aria-label={t(`status.${status}`)}
      title={t(`status.${status}`)}
    >
      <Shape size={12} stroke={2.5} aria-hidden />
    </span>
  );
}
