import { TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './EditorTopBar.module.css';

interface SchemaNameProps {
  readonly name: string;
  /** Null where it may not be changed. */
  readonly onRename: ((name: string) => void) | null;
}

/** The name in the top bar; a click makes it a field. */
export function SchemaName({ name, onRename }: SchemaNameProps) {
  const { t } = useTranslation('flow-editor');
  const [draft, setDraft] = useState<string | null>(null);
  const finish = () => {
    const next = draft?.trim() ?? '';
    if (next !== '' && next !== name) onRename?.(next);
    setDraft(null);
  };
  if (draft === null || onRename === null) {
    return (
      <h1 className={classes.name} title={name}>
        {onRename === null ? (
          name
        ) : (
          <UnstyledButton
            className={classes.nameButton}
            aria-label={t('rename', { name })}
            onClick={() => setDraft(name)}
          >
            {name}
          </UnstyledButton>
        )}
      </h1>
    );
  }
  return (
    <TextInput
      aria-label={t('schemaName')}
      value={draft}
      maxLength={100}
      autoFocus
      w={260}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') finish();
        if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
}
