import type { Permission } from '@hookline/contracts';
import { useTranslation } from 'react-i18next';
import { useSession } from './session.api';

/**
 * Why the signed-in person may not do something, as a sentence for a disabled control; null when
 * they may. The server decides all the same.
 */
export function useMay(permission: Permission): string | null {
  const { t } = useTranslation();
  const session = useSession();
  const may = session.data?.permissions.includes(permission) ?? false;
  return may ? null : t('state.notPermitted', { permission });
}
