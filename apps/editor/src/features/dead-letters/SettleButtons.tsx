import type { DeadLetter } from '@hookline/contracts';
import { Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconRotate, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { ReasonButton } from '../../ui/ReasonButton';
import { useMay } from '../access/useMay';
import { useSettleDeadLetter } from './dead-letters.api';

/** Retry and discard of one dead letter; a settled one says why neither works. */
export function SettleButtons({ letter }: { letter: DeadLetter }) {
  const { t } = useTranslation('dead-letters');
  const settle = useSettleDeadLetter();
  const forbidden = useMay('event:publish');
  const settled = letter.status === 'open' ? null : t('settled');
  const unreadable = letter.can_retry ? null : t('unreadable');
  const act = (action: 'retry' | 'discard') =>
    settle.mutate(
      { id: letter.id, action },
      {
        onError: (error) => notifications.show({ color: 'bad', message: problemMessage(error) }),
      },
    );
  return (
    <Group gap={8}>
      <ReasonButton
        leftSection={<IconRotate size={16} stroke={1.5} />}
        reason={forbidden ?? settled ?? unreadable}
        loading={settle.isPending && settle.variables.action === 'retry'}
        onClick={() => act('retry')}
      >
        {t('retry')}
      </ReasonButton>
      <ReasonButton
        variant="default"
        leftSection={<IconTrash size={16} stroke={1.5} />}
        reason={forbidden ?? settled}
        loading={settle.isPending && settle.variables.action === 'discard'}
        onClick={() => act('discard')}
      >
        {t('discard')}
      </ReasonButton>
    </Group>
  );
}
