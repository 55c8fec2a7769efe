import { findQueueType } from '@hookline/contracts';
import { i18n } from '../../i18n/i18n';

/** Word for Webitel's queue type number. */
export function queueTypeLabel(type: number): string {
  const fallback = findQueueType(type)?.name ?? i18n.t('queues:type.unknown', { id: type });
  return i18n.t(`queues:type.${type}`, { defaultValue: fallback });
}
