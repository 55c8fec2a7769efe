import type { RetentionLoss } from '@hookline/contracts';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { formatCount } from '../../ui/number-format';
import { ProblemNote } from '../../ui/ProblemNote';
import { formatTime } from '../../ui/time-format';
import { useReturnFocus } from '../../ui/useReturnFocus';
import classes from './RunSettings.module.css';
import { useRetentionLoss } from './run-settings.api';

interface RetentionLossDialogProps {
  /** As they would be set. */
  readonly days: number | null;
  readonly serverDays: number;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before history is kept for less long, and says what of it would go. */
export function RetentionLossDialog({ days, serverDays, ...dialog }: RetentionLossDialogProps) {
  useReturnFocus();
  const { t } = useTranslation('run-settings');
  const loss = useRetentionLoss(days);
  const kept = { count: days ?? serverDays };
  const goes = loss.data === undefined || loss.data.days > 0;
  return (
    <ConfirmDialog
      {...dialog}
      opened
      busy={dialog.busy || loss.isFetching}
      title={t('loss.title', kept)}
      confirmLabel={t(goes ? 'loss.confirm' : 'loss.confirmNothing', kept)}
    >
      {loss.data !== undefined && <LossText loss={loss.data} />}
      {loss.isFetching && loss.data === undefined && (
        <p className={classes.text} role="status">
          {t('loss.counting')}
        </p>
      )}
      {loss.isLoadingError && (
        <ProblemNote>{t('loss.unknown', { reason: problemMessage(loss.error) })}</ProblemNote>
      )}
    </ConfirmDialog>
  );
}

function LossText({ loss }: { loss: RetentionLoss }) {
  const { t } = useTranslation('run-settings');
  const { days, events, runs, staying_days: staying } = loss;
  const day = (date: string | null) =>
    formatTime(new Date(`${date}T00:00:00Z`), { style: 'date', timeZone: 'UTC' });
  const counted = (key: 'events' | 'runs', count: number | null) =>
    count === null
      ? t(`loss.${key}Uncounted`)
      : t(`loss.${key}`, { count, number: formatCount(count) });
  return (
    <>
      <p className={classes.text}>
        {days === 0
          ? t(staying > 0 ? 'loss.nothingNow' : 'loss.nothing')
          : t(days === 1 ? 'loss.goesOne' : 'loss.goes', {
              days: t('loss.days', { count: days, number: formatCount(days) }),
              from: day(loss.from),
              to: day(loss.to),
              events: counted('events', events),
              runs: counted('runs', runs),
            })}
      </p>
      {staying > 0 && (
        <p className={classes.text}>
          {t('loss.staying', { count: staying, number: formatCount(staying) })}
        </p>
      )}
      {days > 0 && <p className={classes.text}>{t('loss.forGood')}</p>}
    </>
  );
}
