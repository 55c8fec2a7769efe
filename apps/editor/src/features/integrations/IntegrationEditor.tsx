import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { OvertakenNote } from '../../ui/OvertakenNote';
import { ReasonButton } from '../../ui/ReasonButton';
import { SaveProblem } from '../../ui/SaveProblem';
import { UnsavedGuard } from '../../ui/UnsavedGuard';
import { IntegrationForm } from './IntegrationForm';
import type { IntegrationForm as Form } from './integration-form';
import { TestPanel } from './TestPanel';
import { useIntegrationForm } from './useIntegrationForm';
import classes from './Integration.module.css';

interface IntegrationEditorProps {
  /** Null for a new connection. */
  readonly id: string | null;
  readonly initial: Form;
  readonly saveLabel: string;
  /** Default: the form stays as it is. */
  readonly onSaved?: (id: string) => void;
  /** At the left of the buttons. */
  readonly aside?: ReactNode;
}

const ignore = () => undefined;

/** The form of a connection and, beside it, its test. */
export function IntegrationEditor(props: IntegrationEditorProps) {
  const { id, initial, saveLabel, onSaved = ignore, aside } = props;
  const { t } = useTranslation(['integrations', 'common']);
  const editor = useIntegrationForm({ id, initial });
  const { form, save, test, complaints } = editor;
  const isCreated = id === null && save.isSuccess;
  return (
    <div className={classes.columns}>
      <IntegrationForm
        form={form}
        complaints={complaints}
        tries={editor.tries}
        readOnly={editor.forbidden !== null}
        onChange={editor.change}
        onSubmit={() => editor.submit(onSaved)}
      >
        {editor.isOvertaken && <OvertakenNote onDiscard={editor.discard} />}
        <SaveProblem error={save.error} />
        <Group justify="space-between" mt="lg">
          <div>{aside}</div>
          <Group gap={8}>
            {editor.isDirty && id !== null && (
              <Button variant="default" disabled={save.isPending} onClick={editor.discard}>
                {t('common:action.discard')}
              </Button>
            )}
            <ReasonButton type="submit" loading={save.isPending} reason={editor.saveReason}>
              {saveLabel}
            </ReasonButton>
          </Group>
        </Group>
      </IntegrationForm>
      <TestPanel
        kind={form.kind}
        busy={test.isPending}
        result={test.data}
        error={test.error}
        reason={editor.forbidden}
        onTest={editor.tryOut}
      />
      <UnsavedGuard dirty={editor.isDirty && !isCreated} />
    </div>
  );
}
