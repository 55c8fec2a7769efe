import { Drawer, Skeleton, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { eventLabel } from '../../i18n/event-label';
import { CopyButton } from '../../ui/CopyButton';
import { FailedState } from '../../ui/FailedState';
import { maskWithin } from '../../ui/mask-contact';
import { MonoId } from '../../ui/MonoId';
import { formatNo } from '../../ui/number-format';
import { ProblemNote } from '../../ui/ProblemNote';
import { StatusBadge } from '../../ui/StatusBadge';
import { TimeText } from '../../ui/TimeText';
import { useReturnFocus } from '../../ui/useReturnFocus';
import { ContactText } from '../event-log/ContactText';
import { statusLook } from './dead-letter-status';
import { useDeadLetter } from './dead-letters.api';
import { SettleButtons } from './SettleButtons';
import classes from './DeadLetters.module.css';

interface DeadLetterDrawerProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** One dead letter: why it went nowhere, what could be made out of it, and what to do with it. */
export function DeadLetterDrawer({ id, onClose }: DeadLetterDrawerProps) {
  useReturnFocus();
  const { t } = useTranslation('dead-letters');
  const letter = useDeadLetter(id);
  const [revealed, setRevealed] = useState(false);
  const { data } = letter;
  const whole = data === undefined ? '' : JSON.stringify(data.data, null, 2);
  const text = revealed ? whole : maskWithin(whole, data?.contact ?? null);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={460}
      closeButtonProps={{ 'aria-label': t('drawer.close') }}
      title={data === undefined ? t('drawer.title') : t('drawer.of', { no: formatNo(data.no) })}
    >
      {letter.isLoadingError && (
        <FailedState error={letter.error} onRetry={() => void letter.refetch()} />
      )}
      {letter.isPending && (
        <Stack gap={12}>
          <Skeleton height={14} width="60%" />
          <Skeleton height={160} />
        </Stack>
      )}
      {data !== undefined && (
        <>
          <ProblemNote>{data.reason}</ProblemNote>
          <dl className={classes.facts}>
            <dt>{t('column.status')}</dt>
            <dd>
              <StatusBadge status={statusLook[data.status]} label={t(`status.${data.status}`)} />{' '}
              {data.settled_at !== null && <TimeText value={data.settled_at} style="date-time" />}
            </dd>
            <dt>{t('column.time')}</dt>
            <dd>
              <TimeText value={data.received_at} style="date-time" />
            </dd>
            <dt>{t('column.event')}</dt>
            <dd>{data.type === '' ? '–' : eventLabel(data.type)}</dd>
            <dt>{t('column.source')}</dt>
            <dd>{data.source || '–'}</dd>
            <dt>{t('drawer.call')}</dt>
            <dd>
              {data.key === '' ? '–' : <MonoId id={data.key} copyLabel={t('drawer.copyCall')} />}
            </dd>
            <dt>{t('drawer.eventId')}</dt>
            <dd>
              {data.event_id === null ? (
                t('drawer.noId')
              ) : (
                <MonoId id={data.event_id} copyLabel={t('drawer.copyId')} />
              )}
            </dd>
            {data.contact !== null && (
              <>
                <dt>{t('drawer.contact')}</dt>
                <dd>
                  <ContactText contact={data.contact} revealed={revealed} onReveal={setRevealed} />
                </dd>
              </>
            )}
          </dl>
          <SettleButtons letter={data} />
          <div className={classes.dataHead}>
            <h3>{t('drawer.data')}</h3>
            <CopyButton text={text} label={t('drawer.copyData')} />
          </div>
          <pre className={classes.json} tabIndex={0} aria-label={t('drawer.data')}>
            {text}
          </pre>
        </>
      )}
    </Drawer>
  );
}
