import {
  queueEventNames,
  queueEventType,
  type FlowDialect,
  type FlowNode,
} from '@hookline/contracts';
import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { eventLabel } from '../../i18n/event-label';
import { useTimeZone } from '../../ui/useTimeZone';
import { useVariableValues } from '../variables/variables.api';
import type { StartingEvent } from './completion-entries';
import { renderPreview } from './render-preview';
import classes from './ParamPreview.module.css';

interface ParamPreviewProps {
  readonly node: FlowNode;
  readonly dialect: FlowDialect;
  readonly events: readonly StartingEvent[];
}

/** What the templates of a node become for a sample event, as one types. */
export function ParamPreview({ node, dialect, events }: ParamPreviewProps) {
  const { t } = useTranslation('node-form');
  const [chosen, setChosen] = useState<string | null>(null);
  const types = offeredTypes(events);
  const eventType = types.find((type) => type === chosen) ?? types[0] ?? 'queue.joined';
  const queueType = events.find(({ type }) => type === eventType)?.queueType;
  const [now] = useState(() => new Date());
  const zone = useTimeZone();
  const domainVariables = useVariableValues(JSON.stringify(node.params).includes('$${'));
  const preview = renderPreview({
    node,
    dialect,
    eventType,
    queueType,
    now,
    zone,
    domainVariables,
  });
  if (preview === null) return null;
  const values = Object.entries(preview.values);
  return (
    <section className={classes.root} aria-label={t('preview.title')}>
      <div className={classes.head}>
        <span>{t('preview.with')}</span>
        <Select
          aria-label={t('preview.event')}
          variant="unstyled"
          size="xs"
          className={classes.event}
          data={types.map((type) => ({ value: type, label: eventLabel(type) }))}
          value={eventType}
          allowDeselect={false}
          onChange={setChosen}
        />
      </div>
      {preview.failure === null ? (
        <pre className={classes.text} tabIndex={0} aria-label={t('preview.title')}>
          {preview.summary !== '' && `${preview.summary}\n`}
          {values
            .map(([name, value]) =>
              typeof value === 'object' && value !== null
                ? `${name} ${JSON.stringify(value, null, 2)}`
                : `${name} ${JSON.stringify(value)}`,
            )
            .join('\n')}
        </pre>
      ) : (
        <p className={classes.failure}>{preview.failure}</p>
      )}
      {preview.missing.length > 0 && (
        <p className={classes.missing}>
          {t('preview.missing', { names: preview.missing.join(', ') })}
        </p>
      )}
    </section>
  );
}

function offeredTypes(events: readonly StartingEvent[]): readonly string[] {
  if (events.length === 0) return queueEventNames.map(queueEventType);
  return [...new Set(events.map(({ type }) => type))];
}
