import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../features/access/session.api';
import { useSignOut } from '../features/access/useSignOut';
import classes from './UserPanel.module.css';

/** Who is signed in, in which domain, and the way out. */
export function UserPanel({ collapsed }: { collapsed: boolean }) {
  const { t } = useTranslation();
  const session = useSession();
  const signOut = useSignOut();
  return (
    <div className={classes.root} data-collapsed={collapsed || undefined}>
      {!collapsed && session.data && (
        <div className={classes.person}>
          <span title={session.data.user.email}>{session.data.user.email}</span>
          <span title={session.data.domain.name}>{session.data.domain.name}</span>
        </div>
      )}
      <Tooltip label={t('nav.signOut')} position="right">
        <ActionIcon aria-label={t('nav.signOut')} onClick={() => void signOut()}>
          <IconLogout size={18} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
