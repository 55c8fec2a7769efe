import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './Brand.module.css';

/** Mark and name of the product; leads home. */
export function Brand({ collapsed = false }: { collapsed?: boolean }) {
  const { t } = useTranslation();
  return (
    <Link to="/" className={classes.root} data-collapsed={collapsed || undefined}>
      <span className={classes.mark} aria-hidden>
        <svg viewBox="0 0 20 20" width="20" height="20">
          <path d="M4.5 10h6M8.5 7.5 11 10l-2.5 2.5" />
          <circle cx="13.6" cy="10" r="1.9" />
        </svg>
      </span>
      <span className={classes.name}>{t('product')}</span>
    </Link>
  );
}
