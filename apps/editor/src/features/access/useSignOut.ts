import { notifications } from '@mantine/notifications';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { useEndSession } from './session.api';

/**
 * Leaves for the sign-in page and ends the session there. The page is left first: a guard may still
 * save what is not saved, which needs the session, and who stays to go on writing stays signed in.
 */
export function useSignOut(): () => Promise<void> {
  const { t } = useTranslation();
  const router = useRouter();
  // Named here, not with the call: by then the component that called is gone.
  const endSession = useEndSession((error) =>
    notifications.show({
      color: 'bad',
      message: t('nav.signOutFailed', { reason: problemMessage(error) }),
    }),
  );
  return async () => {
    await router.navigate({ to: '/sign-in' });
    // Where a guard held the person back, the next way they go ends up here.
    if (router.state.location.pathname === '/sign-in') endSession.mutate();
  };
}
