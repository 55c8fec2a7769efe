import { UnstyledButton } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useUpdateConnection } from '../../updates/useUpdateConnection';
import classes from './EventLog.module.css';

interface LiveSwitchProps {
  readonly playing: boolean;
  readonly rate: number;
  /** New events that are not shown yet; with `full` at least so many. */
  readonly waiting: number;
  readonly full: boolean;
  /** On a later page there are no live rows: the way back to the newest. */
  readonly onNewest: (() => void) | null;
  readonly onPlay: () => void;
  readonly onCatchUp: () => void;
}

/** Beside the title: whether new rows come by themselves, how fast, and how many wait. */
export function LiveSwitch(props: LiveSwitchProps) {
  const { playing, rate, waiting, full, onNewest, onPlay, onCatchUp } = props;
  const { t } = useTranslation('event-log');
  const interrupted = useUpdateConnection() === 'closed';
  const Shape = playing ? IconPlayerPause : IconPlayerPlay;
  return (
    <>
      {onNewest === null && (
        <span className={classes.livePair}>
          <span className={classes.live} data-on={(playing && !interrupted) || undefined}>
            <span className={classes.liveDot} aria-hidden />
            {t(!playing ? 'paused' : interrupted ? 'interrupted' : 'live')}
          </span>
          <UnstyledButton className={classes.pause} onClick={onPlay}>
            <Shape size={14} stroke={1.75} aria-hidden />
            {t(playing ? 'pause' : 'resume')}
          </UnstyledButton>
        </span>
      )}
      <span>{t('rate', { rate: rate.toFixed(1) })}</span>
      {onNewest !== null && (
        <button type="button" className={classes.waiting} onClick={onNewest}>
          {t('newest')}
        </button>
      )}
      {waiting > 0 && (
        <button type="button" className={classes.waiting} onClick={onCatchUp}>
          {t(full ? 'waitingMore' : 'waiting', { count: waiting })}
        </button>
      )}
    </>
  );
}
