import type { StepRecord } from '@hookline/contracts';
import { ActionIcon, Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../ui/number-format';
import { statusOf } from './paint-run';
import classes from './RunScrubber.module.css';

interface RunScrubberProps {
  readonly steps: readonly StepRecord[];
  readonly shown: number;
  /** Null follows the run again. */
  readonly onShow: (shown: number | null) => void;
}

const stepMs = 700;
const speeds = [1, 2, 4] as const;

/** Plays the run again, step by step. */
export function RunScrubber({ steps, shown, onShow }: RunScrubberProps) {
  const { t } = useTranslation('run-view');
  const [playing, setPlaying] = useState(false);
  const [speedAt, setSpeedAt] = useState(0);
  const speed = speeds[speedAt] ?? 1;
  const count = steps.length;

  const advance = useEffectEvent(() => {
    const next = shown + 1;
    onShow(next >= count ? null : next);
    if (next >= count) setPlaying(false);
  });
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => advance(), stepMs / speed);
    return () => clearInterval(timer);
  }, [playing, speed]);

  const handlePlay = () => {
    if (!playing && shown >= count) onShow(0);
    setPlaying(!playing);
  };
  const current = steps[shown - 1];
  const elapsed = elapsedMs(steps, shown);
  return (
    <section className={classes.root} aria-label={t('replay.title')}>
      <ActionIcon aria-label={playing ? t('replay.pause') : t('replay.play')} onClick={handlePlay}>
        {playing ? (
          <IconPlayerPause size={18} stroke={1.5} />
        ) : (
          <IconPlayerPlay size={18} stroke={1.5} />
        )}
      </ActionIcon>
      <span className={classes.time}>{formatDuration(elapsed)}</span>
      <div className={classes.track}>
        <div className={classes.segments} aria-hidden>
          {steps.map((step, index) => (
            <span
              key={step.seq}
              data-status={statusOf(step)}
              data-later={index >= shown || undefined}
              style={{ flexGrow: weightOf(step) }}
            />
          ))}
        </div>
        <input
          type="range"
          className={classes.range}
          min={0}
          max={count}
          step={1}
          value={shown}
          aria-label={t('replay.position')}
          aria-valuetext={t('replay.step', { number: shown, count, name: current?.nodeName ?? '' })}
          onChange={(event) => {
            const next = Number(event.currentTarget.value);
            setPlaying(false);
            onShow(next >= count ? null : next);
          }}
        />
      </div>
      <span className={classes.count}>{t('replay.count', { number: shown, count })}</span>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={t('replay.speed', { speed })}
        onClick={() => setSpeedAt((speedAt + 1) % speeds.length)}
      >
        {speed}×
      </Button>
    </section>
  );
}

function elapsedMs(steps: readonly StepRecord[], shown: number): number {
  const [first] = steps;
  const last = steps[shown - 1];
  if (first === undefined || last === undefined) return 0;
  return Math.max(0, Date.parse(last.startedAt) + last.durationMs - Date.parse(first.startedAt));
}

/** Long steps are wider, but a step of half a minute must not hide one of a millisecond. */
function weightOf({ durationMs }: StepRecord): number {
  return 1 + Math.log10(1 + Math.max(0, durationMs));
}
