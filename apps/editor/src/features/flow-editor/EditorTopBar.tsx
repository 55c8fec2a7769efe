import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './EditorTopBar.module.css';

interface EditorTopBarProps {
  readonly title: ReactNode;
  /** State and times, behind the title. */
  readonly facts: ReactNode;
  readonly actions: ReactNode;
}

/** The bar over a full-bleed canvas: where one is, in which state, what can be done. */
export function EditorTopBar({ title, facts, actions }: EditorTopBarProps) {
  const { t } = useTranslation('flow-editor');
  return (
    <header className={classes.bar}>
      <div className={classes.where}>
        <Link to="/flow-schemas" className={classes.crumb}>
          {t('crumb')}
        </Link>
        <span className={classes.slash} aria-hidden>
          /
        </span>
        {title}
        {facts}
      </div>
      <div className={classes.actions}>{actions}</div>
    </header>
  );
}
