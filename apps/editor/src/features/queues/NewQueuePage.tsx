import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/Page';
import { PageHeader } from '../../ui/PageHeader';
import { QueueFormFields } from './QueueFormFields';
import { NewQueueTabs } from './QueueTabs';
import { fromQueueForm, newQueueForm } from './queue-form';
import { useCreateQueue } from './queues.api';

/** A queue before it exists: only General can be filled in. */
export function NewQueuePage() {
  const { t } = useTranslation('queues');
  const navigate = useNavigate();
  const createQueue = useCreateQueue();
  return (
    <Page>
      <PageHeader title={t('new')} crumb={<Link to="/queues">{t('title')}</Link>} />
      <NewQueueTabs />
      <QueueFormFields
        isNew
        values={newQueueForm}
        saveLabel={t('create')}
        busy={createQueue.isPending}
        error={createQueue.error}
        onSave={(form) =>
          createQueue.mutate(fromQueueForm(form), {
            onSuccess: ({ id }) =>
              void navigate({
                to: '/queues/$queueId/hooks',
                params: { queueId: id },
                ignoreBlocker: true,
              }),
          })
        }
      />
    </Page>
  );
}
