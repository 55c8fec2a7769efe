import type { FlowSchemaSummary } from '@hookline/contracts';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconUpload } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { AddButton } from '../../ui/AddButton';
import { ListEmpty } from '../../ui/ListEmpty';
import { ListView } from '../../ui/ListView';
import { Page } from '../../ui/Page';
import { PageHeader } from '../../ui/PageHeader';
import { DeleteSchemaDialog } from './DeleteSchemaDialog';
import { ImportModal } from './ImportModal';
import { NewSchemaModal } from './NewSchemaModal';
import { SchemaRowActions } from './SchemaRowActions';
import { schemaColumns } from './schema-columns';
import { useFlowSchemas } from './flow-schemas.api';
import { useDuplicateFlow, useExportFlow } from './useFlowFiles';

const route = getRouteApi('/frame/flow-schemas');

/** All flow schemas of the domain. */
export function FlowSchemasPage() {
  const { t } = useTranslation('flow-schemas');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const schemas = useFlowSchemas(search);
  const duplicate = useDuplicateFlow();
  const exportFlow = useExportFlow();
  const [removing, setRemoving] = useState<FlowSchemaSummary | null>(null);
  const [importing, setImporting] = useState(false);
  const columns = useMemo(() => schemaColumns(t), [t]);

  const openEditor = (schemaId: string) =>
    void navigate({ to: '/flow-schemas/$schemaId', params: { schemaId } });
  const setNew = (isNew: true | undefined) =>
    void navigate({ search: (current) => ({ ...current, new: isNew }) });
  const showFailure = (text: 'copyFailed' | 'exportFailed') => (error: unknown) =>
    notifications.show({ color: 'bad', message: t(text, { reason: problemMessage(error) }) });

  const addButton = <AddButton onClick={() => setNew(true)}>{t('add')}</AddButton>;
  return (
    <Page>
      <PageHeader title={t('title')} />
      <ListView
        list={schemas}
        search={search}
        searchLabel={t('search')}
        summary={(count) => t('count', { count })}
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconUpload size={16} stroke={1.5} />}
              onClick={() => setImporting(true)}
            >
              {t('import.action')}
            </Button>
            {addButton}
          </>
        }
        label={t('title')}
        columns={columns}
        rowId={(schema) => schema.id}
        rowName={(schema) => schema.name}
        onOpen={(schema) => openEditor(schema.id)}
        onDelete={setRemoving}
        rowActions={(schema) => (
          <SchemaRowActions
            name={schema.name}
            onDuplicate={() => duplicate.mutate(schema, { onError: showFailure('copyFailed') })}
            onExport={() => exportFlow.mutate(schema, { onError: showFailure('exportFailed') })}
            onDelete={() => setRemoving(schema)}
          />
        )}
        empty={
          <ListEmpty q={search.q} title={t('empty')} text={t('emptyText')} actions={addButton} />
        }
      />
      {search.new === true && (
        <NewSchemaModal onClose={() => setNew(undefined)} onCreated={openEditor} />
      )}
      {importing && <ImportModal onClose={() => setImporting(false)} onImported={openEditor} />}
      {removing && <DeleteSchemaDialog schema={removing} onClose={() => setRemoving(null)} />}
    </Page>
  );
}
