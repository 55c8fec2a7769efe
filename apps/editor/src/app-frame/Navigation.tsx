import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../ui/number-format';
import { appPages } from './app-pages';
import { Brand } from './Brand';
import { PaletteButton } from './PaletteButton';
import { ThemeButton } from './ThemeButton';
import { UserPanel } from './UserPanel';
import { useNavigationCounts } from './navigation.api';
import classes from './Navigation.module.css';

interface NavigationProps {
  readonly collapsed: boolean;
  /** Null where the page decides (the editor needs the room). */
  readonly onOpenPalette: () => void;
  readonly onToggle: (() => void) | null;
}

/** Left navigation: areas with their counts, theme, person. */
export function Navigation({ collapsed, onOpenPalette, onToggle }: NavigationProps) {
  const { t } = useTranslation();
  const counts = useNavigationCounts();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const toggleLabel = t(collapsed ? 'nav.expand' : 'nav.collapse');
  const ToggleIcon = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav
      className={classes.root}
      data-collapsed={collapsed || undefined}
      aria-label={t('nav.label')}
    >
      <Brand collapsed={collapsed} />
      {appPages.map(({ key, to, icon: Shape, alsoAt = [] }) => (
        <Tooltip key={key} label={t(`nav.${key}`)} position="right" disabled={!collapsed}>
          <Link
            to={to}
            className={classes.entry}
            activeProps={{ 'data-active': true }}
            data-active={alsoAt.some((start) => path.startsWith(start)) || undefined}
          >
            <Shape size={18} stroke={1.5} aria-hidden />
            <span className={classes.word}>{t(`nav.${key}`)}</span>
            {!collapsed && counts[key] !== undefined && (
              <span className={classes.count}>{formatCount(counts[key])}</span>
            )}
          </Link>
        </Tooltip>
      ))}
      <div className={classes.space} />
      <PaletteButton collapsed={collapsed} onOpen={onOpenPalette} />
      {onToggle && (
        <Tooltip label={toggleLabel} position="right" disabled={!collapsed}>
          <UnstyledButton className={classes.entry} aria-label={toggleLabel} onClick={onToggle}>
            <ToggleIcon size={18} stroke={1.5} aria-hidden />
            <span className={classes.word}>{toggleLabel}</span>
          </UnstyledButton>
        </Tooltip>
      )}
      <ThemeButton collapsed={collapsed} className={classes.entry} wordClassName={classes.word} />
      <UserPanel collapsed={collapsed} />
    </nav>
  );
}
