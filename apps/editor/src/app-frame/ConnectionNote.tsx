import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useUpdateConnection } from '../updates/useUpdateConnection';
import classes from './ConnectionNote.module.css';

/** Says when live updates do not arrive: numbers on the page may be old then. */
export function ConnectionNote() {
  const { t } = useTranslation();
  const connection = useUpdateConnection();
  return (
    <div role="status" className={classes.holder}>
      {connection === 'closed' && (
        <span className={classes.note}>
          <IconPlugConnectedX size={16} stroke={1.5} aria-hidden />
          {t('update.lost')}
        </span>
      )}
    </div>
  );
}
