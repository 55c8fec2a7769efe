import { Button, Skeleton, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FailedState } from '../../ui/FailedState';
import { formatDuration } from '../../ui/number-format';
import { TimeText } from '../../ui/TimeText';
import { tellCall, type StoryLine } from './call-story';
import type { EventTabProps } from './event-tab-props';
import { useCall } from './events.api';
import classes from './StoryTab.module.css';

/** The whole call in sentences; the line of the opened event stands out. */
export function StoryTab({ event, mask }: EventTabProps) {
  const { t } = useTranslation('event-log');
  const call = useCall(event.key);
  if (call.error !== null) return <FailedState error={call.error} />;
  if (call.isPending) {
    return (
      <Stack gap={12}>
        <Skeleton height={12} width="80%" />
        <Skeleton height={12} width="60%" />
        <Skeleton height={12} width="70%" />
      </Stack>
    );
  }
  const events = call.events.length > 0 ? call.events : [event];
  const [firstRun] = event.runs;
  return (
    <>
      <ol className={classes.story} aria-label={t('story.label')}>
        {tellCall(events, call.runs).map((line) => (
          <li
            key={line.id}
            className={classes.line}
            data-current={line.id === event.id || undefined}
          >
            <span className={classes.time}>
              <TimeText value={line.at} />
            </span>
            <span className={classes.dot} data-tone={line.tone} aria-hidden />
            <StorySentence line={line} mask={mask} />
          </li>
        ))}
      </ol>
      {firstRun !== undefined && (
        <Button
          renderRoot={(props) => (
            <Link {...props} to="/runs/$runId" params={{ runId: firstRun.id }} />
          )}
        >
          {t('drawer.openRun')}
        </Button>
      )}
    </>
  );
}

interface StorySentenceProps {
  readonly line: StoryLine;
  readonly mask: EventTabProps['mask'];
}

function StorySentence({ line, mask }: StorySentenceProps) {
  const { t } = useTranslation('event-log');
  const { run, values } = line;
  if (run !== null) {
    return (
      <span>
        <Link to="/runs/$runId" params={{ runId: run.id }}>
          {run.name} {t('version', { version: run.version })}
        </Link>{' '}
        {mask(
          t(`story.${line.text}`, {
            ...values,
            duration: formatDuration(Number(values['durationMs'] ?? 0)),
          }),
        )}
      </span>
    );
  }
  const fired = Number(values['runs'] ?? 0);
  return (
    <span>
      {t(`story.${line.text}`, values)}
      {fired > 0 && <strong> {t('story.hooks', { count: fired })}</strong>}
    </span>
  );
}
