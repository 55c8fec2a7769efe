import { Button } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changedFields } from '../../ui/form-values';
import { DeleteQueueDialog } from './DeleteQueueDialog';
import { QueueFormFields } from './QueueFormFields';
import { fromQueueForm, newQueueForm, toQueueForm } from './queue-form';
import { useChangeQueue, useQueue } from './queues.api';

const route = getRouteApi('/frame/queues/$queueId/general');

/** Name, type and variables of a queue. */
export function QueueGeneralTab() {
  const { t } = useTranslation('queues');
  const { queueId } = route.useParams();
  const navigate = useNavigate();
  const queue = useQueue(queueId);
  const changeQueue = useChangeQueue();
  const [removing, setRemoving] = useState(false);
  const values = useMemo(
    () => (queue.data === undefined ? newQueueForm : toQueueForm(queue.data)),
    [queue.data],
  );
  if (queue.data === undefined) return null;
  return (
    <>
      <QueueFormFields
        key={queueId}
        isNew={false}
        values={values}
        saveLabel={t('save')}
        busy={changeQueue.isPending}
        error={changeQueue.error}
        onSave={(form, done) =>
          changeQueue.mutate(
            // What was not touched is a colleague's to change meanwhile.
            { id: queueId, change: changedFields(fromQueueForm(form), fromQueueForm(values)) },
            { onSuccess: (stored) => done(toQueueForm(stored)) },
          )
        }
        onDiscard={changeQueue.reset}
        aside={
          <Button variant="default" color="bad" onClick={() => setRemoving(true)}>
            {t('delete.action')}
          </Button>
        }
      />
      {removing && (
        <DeleteQueueDialog
          queue={queue.data}
          onClose={() => setRemoving(false)}
          onDeleted={() => void navigate({ to: '/queues', ignoreBlocker: true })}
        />
      )}
    </>
  );
}
