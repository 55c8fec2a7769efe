import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './PagePending.module.css';

/** While the code of a page is on its way. */
export function PagePending() {
  const { t } = useTranslation();
  return (
    <div className={classes.root}>
      <Loader size="sm" aria-label={t('table.loading')} />
    </div>
  );
}
