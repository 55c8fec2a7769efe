import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession, useSignOut } from '../features/access/session.api';
import classes from './UserPanel.module.css';

/** Who is signed in, in which domain, and the way out. */
export function UserPanel({ collapsed }: { collapsed: boolean }) {
  const { t } = useTranslation();
  const session = useSession();
  const navigate = useNavigate();
  const signOut = useSignOut(() => navigate({ to: '/sign-in' }));
  return (
    <div className={classes.root} data-collapsed={collapsed || undefined}>
      {!collapsed && session.data && (
        <div className={classes.person}>
          <span title={session.data.user.email}>{session.data.user.email}</span>
          <span title={session.data.domain.name}>{session.data.domain.name}</span>
        </div>
      )}
      <Tooltip label={t('nav.signOut')} position="right">
        <ActionIcon
          aria-label={t('nav.signOut')}
          loading={signOut.isPending}
          onClick={() => signOut.mutate()}
        >
          <IconLogout size={18} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
