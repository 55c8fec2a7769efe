import type { RunSummary } from '@hookline/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './StepList.module.css';

/** Where a run comes from when not from its event alone: the run it repeats, its parent. */
export function RunRelations({ run }: { run: RunSummary }) {
  const { t } = useTranslation('run-view');
  const { replay_of: original, parent, dry } = run;
  if (original === null && parent === null && !dry) return null;
  return (
    <ul className={classes.relations} aria-label={t('relations.title')}>
      {dry && <li>{t('relations.dry')}</li>}
      {original !== null && (
        <li>
          {t('relations.replay', { number: run.replay_no })}{' '}
          <Link to="/runs/$runId" params={{ runId: original }}>
            {t('relations.original')}
          </Link>
        </li>
      )}
      {parent !== null && (
        <li>
          {t('relations.subFlow')}{' '}
          <Link to="/runs/$runId" params={{ runId: parent.run_id }}>
            {t('relations.parent')}
          </Link>
        </li>
      )}
    </ul>
  );
}
