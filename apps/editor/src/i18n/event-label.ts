import { findEventDescription } from '@hookline/contracts';
import { i18n } from './i18n';

/** Word for an event type (`queue.missed` → Missed); a type nobody knows reads as itself. */
export function eventLabel(type: string): string {
  const label = findEventDescription(type)?.label ?? type;
  return i18n.t(`common:event.${type.replaceAll('.', '_')}`, { defaultValue: label });
}
