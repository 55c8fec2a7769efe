import { useLocalStorage } from '@mantine/hooks';
import { Outlet, useMatches } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ConnectionNote } from './ConnectionNote';
import { Navigation } from './Navigation';
import { useConfigUpdates } from './useConfigUpdates';
import classes from './AppFrame.module.css';

/** Everything around a page of someone signed in. */
export function AppFrame() {
  const { t } = useTranslation();
  useConfigUpdates();
  const [collapsed, setCollapsed] = useLocalStorage({
    key: 'hookline.navigation-collapsed',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const fullBleed = useMatches({
    select: (matches) => matches.some((match) => match.staticData.fullBleed === true),
  });
  return (
    <div className={classes.root}>
      <a className={classes.skip} href="#content">
        {t('nav.skip')}
      </a>
      <Navigation
        collapsed={collapsed || fullBleed}
        onToggle={fullBleed ? null : () => setCollapsed(!collapsed)}
      />
      <main
        id="content"
        className={classes.main}
        tabIndex={-1}
        data-full-bleed={fullBleed || undefined}
      >
        <ConnectionNote />
        <Outlet />
      </main>
    </div>
  );
}
