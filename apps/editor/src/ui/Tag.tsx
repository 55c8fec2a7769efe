import type { ReactNode } from 'react';
import type { StatusTone } from './StatusBadge';
import classes from './StatusBadge.module.css';

/** A small word on a tinted ground: a version, a mark. */
export function Tag({ children, tone = 'off' }: { children: ReactNode; tone?: StatusTone }) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {children}
    </span>
  );
}
