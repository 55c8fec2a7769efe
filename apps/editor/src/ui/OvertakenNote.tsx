import { useTranslation } from 'react-i18next';
import { ProblemNote } from './ProblemNote';
import { TextButton } from './TextButton';

interface OvertakenNoteProps {
  /** Takes over what is stored. */
  readonly onDiscard: () => void;
}

/** Says that a colleague saved what is being changed here, and leads to theirs. */
export function OvertakenNote({ onDiscard }: OvertakenNoteProps) {
  const { t } = useTranslation();
  return (
    <ProblemNote tone="warn">
      {t('overtaken.text')} <TextButton onClick={onDiscard}>{t('overtaken.load')}</TextButton>
    </ProblemNote>
  );
}
