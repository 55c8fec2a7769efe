import { Button, Group } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isStale, problemMessage } from '../api/api-problem';
import { OvertakenNote } from './OvertakenNote';
import { ProblemNote } from './ProblemNote';
import { ReasonButton } from './ReasonButton';
import classes from './SaveRow.module.css';
import { TextButton } from './TextButton';

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
  /** Takes over what is stored. */
  readonly onDiscard: () => void;
}

/** The end of a page's form: what went wrong, what became of it, and its buttons. */
export function SaveRow({ label, forbidden, isDirty, isOvertaken, replace, ...on }: SaveRowProps) {
  const { t } = useTranslation();
  const isLate = isStale(replace.error);
  return (
    <>
      {isOvertaken && !isLate && !replace.isPending && <OvertakenNote onDiscard={on.onDiscard} />}
      {isOvertaken && isLate && (
        <ProblemNote>
          {t('overtaken.late')}{' '}
          <TextButton onClick={on.onDiscard}>{t('overtaken.load')}</TextButton>
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
          <Button variant="default" disabled={replace.isPending} onClick={on.onDiscard}>
            {t('action.discard')}
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
