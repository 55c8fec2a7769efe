import type { NodeType } from '@hookline/engine';
import { FocusTrap, Popover, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenPoint } from '../canvas/CanvasActions';
import { NodeIcon } from '../canvas/NodeIcon';
import { useReturnFocus } from '../../ui/useReturnFocus';
import { paletteGroups } from './palette-groups';
import classes from './NodePicker.module.css';

interface NodePickerProps {
  readonly at: ScreenPoint;
  /** What the choice is for: "After Tell CRM: success". */
  readonly label: string;
  readonly onPick: (type: NodeType) => void;
  readonly onClose: () => void;
}

/** A small palette at the pointer: type a word, press Enter. */
export function NodePicker({ at, label, onPick, onClose }: NodePickerProps) {
  useReturnFocus();
  const { t } = useTranslation('palette');
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const types = paletteGroups(search).flatMap((group) => group.types);
  const current = Math.min(active, types.length - 1);

  const handleKey = (event: KeyboardEvent) => {
    // Enter that ends the composing of a letter chooses nothing.
    if (event.nativeEvent.isComposing) return event.stopPropagation();
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && types.length > 0) {
      event.preventDefault();
      setActive((current + step + types.length) % types.length);
    }
    const chosen = types[current];
    if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      onPick(chosen);
    }
    event.stopPropagation();
    if (event.key === 'Escape') onClose();
  };

  return (
    <Popover opened onDismiss={onClose} position="bottom-start" width={264} offset={6} withinPortal>
      <Popover.Target>
        <div className={classes.anchor} style={{ left: at.x, top: at.y }} />
      </Popover.Target>
      <Popover.Dropdown p={8} aria-label={label}>
        <FocusTrap>
          <div onKeyDown={handleKey}>
            <TextInput
              data-autofocus
              role="combobox"
              aria-expanded
              aria-controls="node-picker-list"
              aria-activedescendant={types[current] && `node-picker-${types[current].type}`}
              aria-label={t('search')}
              placeholder={t('search')}
              value={search}
              leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
              onChange={(event) => {
                setSearch(event.currentTarget.value);
                setActive(0);
              }}
            />
            <ul className={classes.list} id="node-picker-list" role="listbox" aria-label={label}>
              {types.map((type, index) => (
                <li
                  key={type.type}
                  id={`node-picker-${type.type}`}
                  role="option"
                  aria-selected={index === current}
                  className={classes.item}
                  ref={(element) => {
                    if (index === current) element?.scrollIntoView({ block: 'nearest' });
                  }}
                  onMouseMove={() => index !== current && setActive(index)}
                  onClick={() => onPick(type)}
                >
                  <NodeIcon icon={type.icon} category={type.category} />
                  {type.label}
                </li>
              ))}
            </ul>
            {types.length === 0 && <p className={classes.none}>{t('none', { search })}</p>}
          </div>
        </FocusTrap>
      </Popover.Dropdown>
    </Popover>
  );
}
