import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './ProblemNote.module.css';

interface ProblemNoteProps {
  readonly children: ReactNode;
  readonly tone?: 'bad' | 'warn';
}

/** A sentence about what went wrong (or may), beside what it is about. */
export function ProblemNote({ children, tone = 'bad' }: ProblemNoteProps) {
  return (
    <div className={classes.root} data-tone={tone} role={tone === 'bad' ? 'alert' : 'note'}>
      <IconAlertTriangle size={16} stroke={1.5} aria-hidden />
      <div className={classes.text}>{children}</div>
    </div>
  );
}
