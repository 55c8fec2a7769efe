import { Kbd, Tooltip, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isAppleMachine } from '../ui/is-apple-machine';
import classes from './Navigation.module.css';

interface PaletteButtonProps {
  readonly collapsed: boolean;
  readonly onOpen: () => void;
}

/** Opens the palette, and tells its key. */
export function PaletteButton({ collapsed, onOpen }: PaletteButtonProps) {
  const { t } = useTranslation();
  const isMac = isAppleMachine();
  const keys = isMac ? '⌘ K' : 'Ctrl K';
  return (
    <Tooltip label={`${t('palette.open')} (${keys})`} position="right" disabled={!collapsed}>
      <UnstyledButton
        className={classes.entry}
        aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
        onClick={onOpen}
      >
        <IconSearch size={18} stroke={1.5} aria-hidden />
        <span className={classes.word}>{t('palette.open')}</span>
        {!collapsed && (
          <Kbd size="xs" className={classes.key} aria-hidden>
            {keys}
          </Kbd>
        )}
      </UnstyledButton>
    </Tooltip>
  );
}
