import { fieldsOf, findEventField, type EventDetail, type JsonValue } from '@hookline/contracts';
import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/CopyButton';
import { maskValues } from '../../ui/mask-values';
import { MessageState } from '../../ui/MessageState';
import type { EventTabProps } from './event-tab-props';
import classes from './EventDataTab.module.css';

/** What the event carried: each value with its meaning on hover. */
export function EventDataTab({ event, mask }: EventTabProps) {
  const { t } = useTranslation('event-log');
  const entries = inCatalogueOrder(event);
  return (
    <>
      {entries.length === 0 ? (
        <MessageState title={t('data.empty')} />
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('data.field')}</th>
              <th scope="col">
                <span className={classes.head}>
                  {t('data.value')}
                  <CopyButton
                    text={JSON.stringify(maskValues(event.data, mask), null, 2)}
                    label={t('drawer.copyJson')}
                  />
                </span>
              </th>
            </tr>
          </thead>
          <tbody>
            {entries.map(([name, value]) => {
              const meaning = findEventField(event.type, name)?.description;
              return (
                <tr key={name}>
                  <td>
                    <Tooltip label={meaning} disabled={meaning === undefined} multiline maw={320}>
                      <code>{name}</code>
                    </Tooltip>
                  </td>
                  <td>
                    <code>{mask(valueText(value))}</code>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {event.notes.length > 0 && (
        <ul className={classes.notes} aria-label={t('data.notes')}>
          {event.notes.map((note) => (
            <li key={note}>{mask(note)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

// Known fields as the catalogue lists them, then the sender's own by name.
function inCatalogueOrder({ type, data }: EventDetail): readonly (readonly [string, JsonValue])[] {
  const places = new Map(fieldsOf(type).map(({ name }, place) => [name, place]));
  const placeOf = (name: string) => places.get(name) ?? Infinity;
  return Object.entries(data).sort(([one], [other]) =>
    placeOf(one) === placeOf(other) ? one.localeCompare(other) : placeOf(one) - placeOf(other),
  );
}

function valueText(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
