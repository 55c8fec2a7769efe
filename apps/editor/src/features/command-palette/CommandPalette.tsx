import { Modal } from '@mantine/core';
import { useEffect, useEffectEvent, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { useReturnFocus } from '../../ui/useReturnFocus';
import { stepFrom, type PaletteEntry } from './palette-entry';
import { PaletteOptions } from './PaletteOptions';
import { usePaletteGroups } from './usePaletteGroups';
import classes from './CommandPalette.module.css';

const listId = 'palette-options';

/** Ctrl+K: the quick way to a page, a queue, a flow schema, a list or a call. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  /** Enter came before the answer to what was typed: what is shown is of an earlier text. */
  const [isAwaited, setAwaited] = useState(false);
  const { groups, isSettled, error } = usePaletteGroups(query);
  const entries = groups.flatMap((group) => group.entries);
  const active = stepFrom(entries, chosen, 0);

  const handleOpen = (entry: PaletteEntry) => {
    onClose();
    entry.onOpen();
  };
  const handleKey = (event: KeyboardEvent) => {
    // Enter that ends the composing of a letter chooses nothing.
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAwaited(false);
      setChosen(stepFrom(entries, active?.id ?? null, step)?.id ?? null);
    } else if (event.key === 'Enter' && active !== null) {
      event.preventDefault();
      if (isSettled || chosen !== null) handleOpen(active);
      else setAwaited(true);
    }
  };
  const openFirst = useEffectEvent(() => active !== null && handleOpen(active));
  // The answer comes from outside React.
  useEffect(() => {
    if (isAwaited && isSettled) openFirst();
  }, [isAwaited, isSettled]);

  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      title={t('palette.title')}
      size={600}
      padding={0}
      yOffset="10vh"
      classNames={{ header: classes.title, body: classes.body }}
    >
      <input
        className={classes.search}
        role="combobox"
        aria-label={t('palette.title')}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={active === null ? undefined : `palette-${active.id}`}
        aria-autocomplete="list"
        placeholder={t('palette.placeholder')}
        autoComplete="off"
        data-autofocus
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setChosen(null);
          setAwaited(false);
        }}
        onKeyDown={handleKey}
      />
      <PaletteOptions
        id={listId}
        groups={groups}
        activeId={active?.id ?? null}
        onOpen={handleOpen}
      />
      <p className={classes.note} role="status">
        {error !== null
          ? problemMessage(error)
          : t(isSettled ? 'palette.keys' : 'palette.searching')}
      </p>
    </Modal>
  );
}
