import type { ReactNode } from 'react';
import classes from './PageHeader.module.css';

interface PageHeaderProps {
  readonly title: ReactNode;
  /** Above the title: where the object lives. */
  readonly crumb?: ReactNode;
  /** Beside the title: state and facts. */
  readonly facts?: ReactNode;
  /** At the right: the main action last. */
  readonly actions?: ReactNode;
}

/** Title row of a page: name, state, facts, and the main action at the right. */
export function PageHeader({ title, crumb, facts, actions }: PageHeaderProps) {
  return (
    <header className={classes.root}>
      {crumb !== undefined && <div className={classes.crumb}>{crumb}</div>}
      <div className={classes.row}>
        <h1 className={classes.title}>{title}</h1>
        {facts !== undefined && <div className={classes.facts}>{facts}</div>}
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </div>
    </header>
  );
}
