import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../api/api-problem';
import { MessageState } from '../ui/MessageState';

/** In place of a page that threw. */
export function PageError({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <MessageState
      role="alert"
      titleAs="h1"
      icon={IconAlertTriangle}
      title={t('error.title')}
      text={`${problemMessage(error)} ${t('error.text')}`}
      actions={
        <Button variant="default" onClick={() => window.location.reload()}>
          {t('error.reload')}
        </Button>
      }
    />
  );
}
