import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatCount } from './number-format';
import { MessageState } from './MessageState';

interface PastEndProps {
  readonly page: number;
  readonly onFirst: () => void;
}

/** A page behind the last row: its rows were removed, or a link is old. The list is not empty. */
export function PastEnd({ page, onFirst }: PastEndProps) {
  const { t } = useTranslation();
  return (
    <MessageState
      title={t('state.pastEnd', { page: formatCount(page) })}
      actions={
        <Button variant="default" onClick={onFirst}>
          {t('state.toFirst')}
        </Button>
      }
    />
  );
}
