import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isMissing, problemMessage } from '../api/api-problem';
import { MessageState } from './MessageState';

interface FailedStateProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What could not be loaded, why, and a way to try again; what is gone stays gone. */
export function FailedState({ error, onRetry }: FailedStateProps) {
  const { t } = useTranslation();
  return (
    <MessageState
      role="alert"
      icon={IconAlertTriangle}
      title={t(isMissing(error) ? 'state.missingTitle' : 'state.failedTitle')}
      text={problemMessage(error)}
      actions={
        onRetry &&
        !isMissing(error) && (
          <Button variant="default" onClick={onRetry}>
            {t('action.retry')}
          </Button>
        )
      }
    />
  );
}
