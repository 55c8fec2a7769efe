import type { ReactNode } from 'react';
import classes from './Toolbar.module.css';

interface ToolbarProps {
  readonly children: ReactNode;
  /** At the right; the main action last. */
  readonly actions?: ReactNode;
}

/** Above a table: search and filters at the left, actions at the right. */
export function Toolbar({ children, actions }: ToolbarProps) {
  return (
    <div className={classes.root}>
      <div className={classes.filters}>{children}</div>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
