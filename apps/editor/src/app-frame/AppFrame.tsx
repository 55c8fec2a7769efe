import { useHotkeys, useLocalStorage } from '@mantine/hooks';
import { Outlet, useMatches } from '@tanstack/react-router';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../features/access/session.api';
import { usableTimeZone } from '../ui/time-format';
import { TimeZoneContext } from '../ui/TimeZoneContext';
import { ConnectionNote } from './ConnectionNote';
import { Navigation } from './Navigation';
import { useConfigUpdates } from './useConfigUpdates';
import classes from './AppFrame.module.css';

const CommandPalette = lazy(async () => {
  const { CommandPalette: component } = await import('../features/command-palette/CommandPalette');
  return { default: component };
});

/** Everything around a page of someone signed in. */
export function AppFrame() {
  const { t } = useTranslation();
  useConfigUpdates();
  const session = useSession();
  const [going, setGoing] = useState(false);
  // From anywhere, also while typing.
  useHotkeys([['mod+K', () => setGoing(true)]], [], true);
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
        onOpenPalette={() => setGoing(true)}
        onToggle={fullBleed ? null : () => setCollapsed(!collapsed)}
      />
      <main
        id="content"
        className={classes.main}
        tabIndex={-1}
        data-full-bleed={fullBleed || undefined}
      >
        <ConnectionNote />
        <TimeZoneContext value={usableTimeZone(session.data?.domain.timezone)}>
          <Outlet />
        </TimeZoneContext>
      </main>
      {going && (
        <Suspense>
          <CommandPalette onClose={() => setGoing(false)} />
        </Suspense>
      )}
    </div>
  );
}
