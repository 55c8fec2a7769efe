import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { TimeText } from '../../ui/TimeText';
import type { SaveState } from './draft-saver';
import classes from './FlowEditor.module.css';

/** Whether everything is saved, in a word and a time. */
export function SaveNote({ state }: { state: SaveState }) {
  const { t } = useTranslation('flow-editor');
  return (
    <span
      className={classes.saveNote}
      data-status={state.status}
      role="status"
      title={state.status === 'failed' ? problemMessage(state.error) : undefined}
    >
      {state.status === 'saved' ? (
        <>
          {t('save.saved')} <TimeText value={state.savedAt} />
        </>
      ) : (
        t(`save.${state.status}`)
      )}
    </span>
  );
}
