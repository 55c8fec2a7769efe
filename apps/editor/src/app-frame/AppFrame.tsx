import { useHotkeys, useLocalStorage, useMediaQuery } from '@mantine/hooks';
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

/** Below it the words of the navigation cost a table its last columns. */
const narrowWindow = '(max-width: 1100px)';

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
  const isNarrow = useMediaQuery(narrowWindow, false, { getInitialValueInEffect: false });
  // Opened in a narrow window it is so for now: the choice for wide ones stays.
  const [opened, setOpened] = useState(false);
  const isCollapsed = isNarrow ? !opened : collapsed;
  const fullBleed = useMatches({
    select: (matches) => matches.some((match) => match.staticData.fullBleed === true),
  });
  const handleToggle = () => (isNarrow ? setOpened(!opened) : setCollapsed(!collapsed));
  return (
    <div className={classes.root}>
      <a className={classes.skip} href="#content">
        {t('nav.skip')}
      </a>
      <Navigation
        collapsed={isCollapsed || fullBleed}
        onOpenPalette={() => setGoing(true)}
        onToggle={fullBleed ? null : handleToggle}
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
