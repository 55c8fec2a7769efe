import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaletteEntry, PaletteGroup } from './palette-entry';
import classes from './CommandPalette.module.css';

interface PaletteOptionsProps {
  readonly id: string;
  readonly groups: readonly PaletteGroup[];
  readonly activeId: string | null;
  readonly onOpen: (entry: PaletteEntry) => void;
}

/** The entries under the field of the palette; the field keeps the focus. */
export function PaletteOptions({ id, groups, activeId, onOpen }: PaletteOptionsProps) {
  const { t } = useTranslation();
  const listRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    listRef.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  return (
    <div
      ref={listRef}
      id={id}
      role="listbox"
      aria-label={t('palette.results')}
      className={classes.list}
    >
      {groups.map(({ label, entries }) => (
        <div key={label} role="group" aria-label={label}>
          <div className={classes.group} role="presentation">
            {label}
          </div>
          {entries.map((entry) => {
            const { icon: Shape } = entry;
            return (
              <div
                key={entry.id}
                id={`palette-${entry.id}`}
                role="option"
                aria-selected={entry.id === activeId}
                className={classes.option}
                // The field keeps the focus, so that arrows go on working.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onOpen(entry)}
              >
                <Shape size={18} stroke={1.5} aria-hidden />
                <span className={classes.label}>{entry.label}</span>
                {entry.detail !== undefined && (
                  <span className={classes.detail}>{entry.detail}</span>
                )}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
