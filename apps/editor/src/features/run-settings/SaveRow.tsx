import { Button, Group } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { OvertakenNote } from '../../ui/OvertakenNote';
import { ProblemNote } from '../../ui/ProblemNote';
import { ReasonButton } from '../../ui/ReasonButton';
import { TextButton } from '../../ui/TextButton';
import { isStale } from './run-settings.api';
import classes from './RunSettings.module.css';

interface SaveRowProps {
  /** Says what it does: "Save limits". */
  readonly label: string;
  /** Why the person may not; null when they may. */
  readonly forbidden: string | null;
  readonly isDirty: boolean;
  /** Whether somebody saved meanwhile. */
  readonly isOvertaken: boolean;
  readonly replace: Pick<
    UseMutationResult<unknown, Error, never>,
    'error' | 'isPending' | 'isSuccess'
  >;
  readonly onDiscard: () => void;
}

/** The end of a form: what went wrong, what became of it, and its buttons. */
export function SaveRow({ label, forbidden, isDirty, isOvertaken, replace, ...on }: SaveRowProps) {
  const { t } = useTranslation(['run-settings', 'common']);
  const isLate = isStale(replace.error);
  return (
    <>
      {isOvertaken && !isLate && <OvertakenNote onDiscard={on.onDiscard} />}
      {isOvertaken && isLate && (
        <ProblemNote>
          {t('late')} <TextButton onClick={on.onDiscard}>{t('common:overtaken.load')}</TextButton>
        </ProblemNote>
      )}
      {replace.error && !(isLate && (isOvertaken || !isDirty)) && (
        <ProblemNote>{problemMessage(replace.error)}</ProblemNote>
      )}
      <Group justify="flex-end" align="center" mt="lg" gap={8}>
        <span role="status" className={classes.status}>
          {replace.isSuccess && !isDirty ? t('saved') : ''}
        </span>
        {isDirty && (
          <Button variant="default" onClick={on.onDiscard}>
            {t('common:action.discard')}
          </Button>
        )}
        <ReasonButton
          type="submit"
          loading={replace.isPending}
          reason={forbidden ?? (isDirty ? null : t('unchanged'))}
        >
          {label}
        </ReasonButton>
      </Group>
    </>
  );
}
