import { useTranslation } from 'react-i18next';
import { ApiProblem, problemMessage } from '../api/api-problem';
import { ProblemNote } from './ProblemNote';
import { UsersList } from './UsersList';

/** What the server said of a save, if anything, and what uses the object when that is why. */
export function SaveProblem({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (error === null || error === undefined) return null;
  return (
    <>
      <ProblemNote>{problemMessage(error)}</ProblemNote>
      <UsersList label={t('usedBy')} users={error instanceof ApiProblem ? error.users : []} />
    </>
  );
}
