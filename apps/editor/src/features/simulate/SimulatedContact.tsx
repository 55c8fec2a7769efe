import type { SimulateAnswer } from '@hookline/contracts';
import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { eventLabel } from '../../i18n/event-label';
import { formatDuration, formatPhone } from '../../ui/number-format';
import classes from './SimulatedContact.module.css';

interface SimulatedContactProps {
  readonly answer: SimulateAnswer;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

/** What was sent, when, and the way to see what came of it. */
export function SimulatedContact({ answer, onAgain, onClose }: SimulatedContactProps) {
  const { t } = useTranslation('simulate');
  const last = answer.events.at(-1);
  const rootRef = useRef<HTMLDivElement>(null);
  // The button that had the focus went with the form.
  useEffect(() => rootRef.current?.focus(), []);
  return (
    <div ref={rootRef} role="status" tabIndex={-1} className={classes.root}>
      <p className={classes.text}>
        {t('sent', { count: answer.events.length, destination: formatPhone(answer.destination) })}{' '}
        {last !== undefined &&
          last.after_ms > 0 &&
          t('sentIn', { duration: formatDuration(last.after_ms) })}
      </p>
      <ol className={classes.events}>
        {answer.events.map((event) => (
          <li key={event.id}>
            <span className={classes.after}>+{formatDuration(event.after_ms)}</span>
            {eventLabel(event.type)}
          </li>
        ))}
      </ol>
      <Group justify="flex-end" mt="lg" gap={8}>
        <Button variant="default" onClick={onAgain}>
          {t('again')}
        </Button>
        <Button
          renderRoot={(props) => (
            <Link
              {...props}
              to="/event-log"
              search={{ key: [answer.attempt_id] }}
              onClick={onClose}
            />
          )}
        >
          {t('open')}
        </Button>
      </Group>
    </div>
  );
}
