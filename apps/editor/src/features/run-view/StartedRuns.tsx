import type { RunDetail, RunSummary } from '@hookline/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { ProblemNote } from '../../ui/ProblemNote';
import { StatusBadge } from '../../ui/StatusBadge';
import { useStartedRuns } from './started-runs.api';
import classes from './StepList.module.css';

/** The runs this one started, with the way to each; nothing where it started none. */
export function StartedRuns({ run }: { run: RunDetail }) {
  const { t } = useTranslation('run-view');
  const { data, error } = useStartedRuns(run.id);
  if (error !== null && data === undefined) {
    return <ProblemNote>{problemMessage(error)}</ProblemNote>;
  }
  if (data === undefined || data.items.length === 0) return null;
  const nameOf = ({ parent }: RunSummary) =>
    run.graph.nodes.find(({ id }) => id === parent?.node_id)?.name;
  return (
    <section aria-label={t('started.title')} className={classes.relations}>
      <h3 className={classes.subheading}>{t('started.title')}</h3>
      <ul className={classes.started}>
        {data.items.map((started) => {
          const node = nameOf(started);
          return (
            <li key={started.id}>
              <Link to="/runs/$runId" params={{ runId: started.id }}>
                {started.schema.name}
              </Link>{' '}
              <StatusBadge status={started.status} />
              {node !== undefined && (
                <span className={classes.sub}> {t('started.by', { node })}</span>
              )}
            </li>
          );
        })}
      </ul>
      {data.next && (
        <Link to="/runs" search={{ parent: [run.id] }}>
          {t('started.all')}
        </Link>
      )}
    </section>
  );
}
