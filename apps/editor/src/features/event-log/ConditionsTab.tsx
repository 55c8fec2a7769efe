import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MessageState } from '../../ui/MessageState';
import { StatusBadge } from '../../ui/StatusBadge';
import type { EventTabProps } from './event-tab-props';
import classes from './DrawerList.module.css';

/** Which hooks fired and, for those that did not, why. */
export function ConditionsTab({ event, mask }: EventTabProps) {
  const { t } = useTranslation('event-log');
  if (event.evaluations.length === 0) return <MessageState title={t('conditions.empty')} />;
  return (
    <ul className={classes.list}>
      {event.evaluations.map((evaluation) => {
        const name = evaluation.schema?.name ?? t('conditions.hook', { id: evaluation.hook_id });
        return (
          <li key={evaluation.hook_id} className={classes.item}>
            <div className={classes.head}>
              {event.queue === null ? (
                <span className={classes.name}>{name}</span>
              ) : (
                <Link
                  className={classes.name}
                  to="/queues/$queueId/hooks"
                  params={{ queueId: event.queue.id }}
                  search={{ hook: evaluation.hook_id }}
                >
                  {name}
                </Link>
              )}
              <StatusBadge
                status={evaluation.matched ? 'handled' : 'not matched'}
                label={t(evaluation.matched ? 'conditions.matched' : 'conditions.notMatched')}
              />
            </div>
            <p className={classes.text}>
              {t(`conditions.reason.${evaluation.reason}`)}
              {evaluation.detail !== '' && `: ${mask(evaluation.detail)}`}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
