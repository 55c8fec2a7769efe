import { afterEach, describe, expect, it } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import {
  RouterProvider,
  createMemoryHistory,
  createRootRoute,
  createRouter,
} from '@tanstack/react-router';
import { cleanup, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../i18n/i18n';
import { UsersList } from './UsersList';

const users = [
  { kind: 'flow-schema', id: '8', name: 'Missed call care' },
  { kind: 'queue', id: '3', name: 'Support line' },
  { kind: 'hook', id: '12', name: 'Support line: missed' },
];

describe('UsersList', () => {
  afterEach(cleanup);

  it('names what uses an object in words, with a link where it has a page', async () => {
    // The router goes to the top of a page, which jsdom cannot do.
    window.scrollTo = () => undefined;
    const router = createRouter({
      routeTree: createRootRoute({ component: () => <UsersList label="Used by" users={users} /> }),
      history: createMemoryHistory(),
    });
    await router.load();
    render(
      <I18nextProvider i18n={i18n}>
        <MantineProvider env="test">
          <RouterProvider router={router as never} />
        </MantineProvider>
      </I18nextProvider>,
    );
    const links = await screen.findAllByRole('link');
    expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['Missed call care', '/flow-schemas/8'],
      ['Support line', '/queues/3/general'],
    ]);
    expect(screen.getByText('Support line: missed', { exact: false })).toBeTruthy();
    expect(screen.getByText('flow schema')).toBeTruthy();
  });
});
