import { Button, Group, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SaveProblem } from '../../ui/SaveProblem';
import { useReturnFocus } from '../../ui/useReturnFocus';

interface RenameRefusedDialogProps {
  readonly error: unknown;
  readonly onClose: () => void;
}

/** Why the flow schema keeps its name. */
export function RenameRefusedDialog({ error, onClose }: RenameRefusedDialogProps) {
  useReturnFocus();
  const { t } = useTranslation(['flow-editor', 'common']);
  return (
    <Modal
      opened
      centered
      onClose={onClose}
      title={t('renameRefused')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <SaveProblem error={error} />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('common:action.close')}
        </Button>
      </Group>
    </Modal>
  );
}
