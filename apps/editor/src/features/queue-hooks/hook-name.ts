import type { QueueHook } from '@hookline/contracts';
import { eventLabel } from '../../i18n/event-label';
import { i18n } from '../../i18n/i18n';

/** What a hook is called in sentences and accessible names: "Missed → Notify CRM". */
export function hookName(hook: QueueHook): string {
  return i18n.t('hooks:rowName', {
    event: eventLabel(`queue.${hook.event}`),
    schema: hook.schema.name,
  });
}
