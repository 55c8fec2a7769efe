import type { NodeType } from '@hookline/engine';
import { CloseButton, Kbd, TextInput, Tooltip } from '@mantine/core';
import { IconNote, IconSearch } from '@tabler/icons-react';
import { useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { nodeDragType } from '../canvas/FlowCanvas';
import { NodeIcon } from '../canvas/NodeIcon';
import { paletteGroups } from './palette-groups';
import classes from './Palette.module.css';

interface PaletteProps {
  /** `/` anywhere in the editor puts the cursor here. */
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly readOnly: boolean;
  readonly onAdd: (type: NodeType) => void;
  readonly onAddNote: () => void;
}

/** Everything that can be placed: by click, by Enter, or dragged onto the canvas. */
export function Palette({ searchRef, readOnly, onAdd, onAddNote }: PaletteProps) {
  const { t } = useTranslation('palette');
  const [search, setSearch] = useState('');
  const listRef = useRef<HTMLDivElement>(null);
  const groups = paletteGroups(search);
  const first = groups[0]?.types[0];

  const handleSearchKey = (event: KeyboardEvent<HTMLInputElement>) => {
    // Enter that ends the composing of a letter adds nothing.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      if (search === '') event.currentTarget.blur();
      else setSearch('');
    }
    if (event.key === 'Enter' && first !== undefined && search.trim() !== '' && !readOnly) {
      onAdd(first);
    }
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      listRef.current?.querySelector('button')?.focus();
    }
  };

  const handleListKey = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    event.stopPropagation();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const next = buttons[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (next !== undefined) next.focus();
    else searchRef.current?.focus();
  };

  return (
    <div className={classes.root}>
      <TextInput
        ref={searchRef}
        className={classes.search}
        role="searchbox"
        aria-label={t('search')}
        placeholder={t('search')}
        value={search}
        leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
        rightSection={
          search === '' ? (
            <Kbd size="xs" aria-hidden>
              /
            </Kbd>
          ) : (
            <CloseButton size="sm" aria-label={t('clear')} onClick={() => setSearch('')} />
          )
        }
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={handleSearchKey}
      />
      <div className={classes.groups} ref={listRef} onKeyDown={handleListKey}>
        {groups.map(({ category, types }) => (
          <section key={category} aria-label={t(`group.${category}`)}>
            <h2 className={classes.heading}>{t(`group.${category}`)}</h2>
            <ul className={classes.list}>
              {types.map((type) => (
                <li key={type.type}>
                  <Tooltip label={type.description} position="right" maw={280} multiline>
                    <button
                      type="button"
                      className={classes.item}
                      aria-label={t('add', { label: type.label })}
                      draggable={!readOnly}
                      disabled={readOnly}
                      onDragStart={(event) => {
                        event.dataTransfer.setData(nodeDragType, type.type);
                        event.dataTransfer.effectAllowed = 'copy';
                      }}
                      onClick={() => onAdd(type)}
                    >
                      <NodeIcon icon={type.icon} category={type.category} />
                      <span>{type.label}</span>
                    </button>
                  </Tooltip>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {groups.length === 0 && <p className={classes.none}>{t('none', { search })}</p>}
        {search === '' && (
          <section aria-label={t('group.canvas')}>
            <h2 className={classes.heading}>{t('group.canvas')}</h2>
            <button
              type="button"
              className={classes.item}
              aria-label={t('add', { label: t('note') })}
              disabled={readOnly}
              onClick={onAddNote}
            >
              <span className={classes.noteIcon}>
                <IconNote size={18} stroke={1.5} aria-hidden />
              </span>
              <span>{t('note')}</span>
            </button>
          </section>
        )}
      </div>
    </div>
  );
}
