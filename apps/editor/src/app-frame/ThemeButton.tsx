import {
  Tooltip,
  UnstyledButton,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface ThemeButtonProps {
  readonly collapsed: boolean;
  readonly className?: string;
  readonly wordClassName?: string;
}

/** Swaps light and dark; the choice is kept in this browser. */
export function ThemeButton({ collapsed, className, wordClassName }: ThemeButtonProps) {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const next = scheme === 'dark' ? 'light' : 'dark';
  const label = t(next === 'dark' ? 'nav.themeToDark' : 'nav.themeToLight');
  const Shape = next === 'dark' ? IconMoon : IconSun;
  return (
    <Tooltip label={label} position="right" disabled={!collapsed}>
      <UnstyledButton className={className} aria-label={label} onClick={() => setColorScheme(next)}>
        <Shape size={18} stroke={1.5} aria-hidden />
        <span className={wordClassName}>{t('nav.theme')}</span>
      </UnstyledButton>
    </Tooltip>
  );
}
