import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MessageState } from '../ui/MessageState';

/** In place of a page for an address that leads nowhere. */
export function PageNotFound() {
  const { t } = useTranslation();
  return (
    <MessageState
      titleAs="h1"
      title={t('error.notFoundTitle')}
      text={t('error.notFoundText')}
      actions={<Link to="/queues">{t('error.toQueues')}</Link>}
    />
  );
}
