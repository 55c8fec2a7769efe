import { NodeResizer, type NodeProps } from '@xyflow/react';
import { memo, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CanvasActionsContext } from './CanvasActions';
import type { NoteNode } from './canvas-mapping';
import classes from './StickyNoteCard.module.css';

/** A remark for people on the canvas; runs do not see it. */
export const StickyNoteCard = memo(function StickyNoteCard({
  data,
  selected,
}: NodeProps<NoteNode>) {
  const { t } = useTranslation('canvas');
  const { readOnly, onNoteText } = useContext(CanvasActionsContext);
  const { note } = data;
  const [draft, setDraft] = useState<string | null>(null);
  const isEditing = draft !== null;
  const finish = () => {
    if (draft !== null && draft !== note.text) onNoteText(note.id, draft);
    setDraft(null);
  };
  return (
    <div
      className={classes.note}
      data-selected={selected || undefined}
      onDoubleClick={() => !readOnly && setDraft(note.text)}
      onKeyDown={(event) => {
        if (isEditing) event.stopPropagation();
      }}
    >
      {!readOnly && (
        <NodeResizer isVisible={selected} minWidth={120} minHeight={48} color="var(--accent)" />
      )}
      {isEditing || (selected && !readOnly && note.text === '') ? (
        <textarea
          className={`${classes.text} nodrag nowheel`}
          aria-label={t('noteText')}
          placeholder={t('notePlaceholder')}
          value={draft ?? note.text}
          autoFocus
          onChange={(event) => setDraft(event.currentTarget.value)}
          onBlur={finish}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
      ) : (
        <div className={classes.text}>
          {note.text === '' ? (
            <span className={classes.hint}>{t('notePlaceholder')}</span>
          ) : (
            <NoteLines text={note.text} />
          )}
        </div>
      )}
    </div>
  );
});

/** The first line stands as a title when more follows. */
function NoteLines({ text }: { text: string }) {
  const [first, ...rest] = text.split('\n');
  if (rest.length === 0) return <>{first}</>;
  return (
    <>
      <strong>{first}</strong>
      {`\n${rest.join('\n')}`}
    </>
  );
}
