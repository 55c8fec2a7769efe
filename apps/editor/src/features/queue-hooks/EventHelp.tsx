import {
  fieldPresence,
  fieldsOf,
  findEventDescription,
  queueEventNames,
  queueEventType,
  QueueEventName,
} from '@hookline/contracts';
import { Drawer, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { eventLabel } from '../../i18n/event-label';
import { Tag } from '../../ui/Tag';
import classes from './EventHelp.module.css';
import { useReturnFocus } from '../../ui/useReturnFocus';

interface EventHelpProps {
  readonly queueType: number;
  readonly event: QueueEventName | undefined;
  readonly onClose: () => void;
}

/** What each event means and carries in this type of queue, from the catalogue itself. */
export function EventHelp({ queueType, event: startEvent, onClose }: EventHelpProps) {
  useReturnFocus();
  const { t } = useTranslation('hooks');
  const [event, setEvent] = useState<QueueEventName>(startEvent ?? 'joined');
  const type = queueEventType(event);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={480}
      title={t('help.title')}
      closeButtonProps={{ 'aria-label': t('help.close') }}
    >
      <Select
        label={t('help.event')}
        data={queueEventNames.map((name) => ({ value: name, label: eventLabel(`queue.${name}`) }))}
        value={event}
        allowDeselect={false}
        description={findEventDescription(type)?.meaning}
        onChange={(value) => {
          const name = QueueEventName.safeParse(value);
          if (name.success) setEvent(name.data);
        }}
      />
      <p className={classes.text}>{t('help.text')}</p>
      <ul className={classes.fields}>
        {fieldsOf(type, queueType).map((field) => (
          <li key={field.name} className={classes.field}>
            <div className={classes.head}>
              <code>{field.name}</code>
              <Tag>{t(`help.type.${field.type}`)}</Tag>
              <span>
                {t(
                  fieldPresence(field, type, queueType) === 'always'
                    ? 'help.always'
                    : 'help.sometimes',
                )}
              </span>
            </div>
            {field.description}
          </li>
        ))}
      </ul>
    </Drawer>
  );
}
