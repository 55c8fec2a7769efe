import type { FlowSchemaSummary } from '@hookline/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { flowFileText, type FlowContent } from './flow-file-text';
import { loadFlowDraft, loadFlowSchema, useCreateFlowSchemaFreely } from './flow-schemas.api';
import { saveTextFile } from './save-text-file';

/** Downloads a flow schema as a JSON file. */
export function useExportFlow() {
  return useMutation({
    mutationFn: async (schema: FlowSchemaSummary) => {
      const text = flowFileText(schema, await loadContent(schema));
      saveTextFile(`${schema.name}.json`, text);
    },
  });
}

/** Makes a second flow schema of the same content. */
export function useDuplicateFlow() {
  const { t } = useTranslation('flow-schemas');
  const queryClient = useQueryClient();
  const create = useCreateFlowSchemaFreely();
  return useMutation({
    mutationFn: async (schema: FlowSchemaSummary) => {
      const { description, type, note } = schema;
      const name = t('copyName', { name: schema.name }).slice(0, 100);
      return create.mutateAsync({ name, description, type, note, ...(await loadContent(schema)) });
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['flow-schemas'] }),
  });
}

async function loadContent(schema: FlowSchemaSummary): Promise<FlowContent> {
  if (schema.source === 'drawn') return { graph: (await loadFlowDraft(schema.id)).graph };
  const { schema: nodes, payload, editor } = await loadFlowSchema(schema.id);
  return { schema: nodes, payload, editor };
}
