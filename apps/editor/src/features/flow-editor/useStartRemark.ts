import type { SchemaHook } from '@hookline/contracts';
import { useTranslation } from 'react-i18next';

/**
 * What the start card says of the hooks: those that are off start nothing and are counted apart.
 * @returns null while the hooks are not known
 */
export function useStartRemark(
  hooks: readonly Pick<SchemaHook, 'enabled'>[] | undefined,
): string | null {
  const { t } = useTranslation('flow-editor');
  if (hooks === undefined) return null;
  const on = hooks.filter(({ enabled }) => enabled).length;
  const off = hooks.length - on;
  const starting = t('start.remark', { count: on });
  return off === 0 ? starting : t('start.remarkOff', { starting, count: off });
}
