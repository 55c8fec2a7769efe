import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import {
  RouterProvider,
  createMemoryHistory,
  createRootRoute,
  createRouter,
} from '@tanstack/react-router';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../i18n/i18n';
import { ListView } from './ListView';

describe('ListView', () => {
  beforeEach(() => {
    window.scrollTo = () => undefined;
  });
  afterEach(cleanup);

  async function draw(page: number) {
    const noRows = {
      data: { page, next: false, items: [] },
      error: null,
      isRefetching: false,
      isPlaceholderData: false,
      refetch: () => Promise.resolve(),
    };
    const router = createRouter({
      routeTree: createRootRoute({
        component: () => (
          <ListView<{ id: string }>
            list={noRows}
            search={{ q: '', page, size: 20 }}
            searchLabel="Search lists"
            summary={(count) => `${count} lists`}
            label="Lists"
            columns={[{ id: 'id', header: 'Id', cell: ({ id }) => id }]}
            rowId={({ id }) => id}
            rowName={({ id }) => id}
            empty={<p>No lists yet</p>}
          />
        ),
      }),
      history: createMemoryHistory({ initialEntries: [`/?page=${page}`] }),
    });
    await router.load();
    render(
      <I18nextProvider i18n={i18n}>
        <MantineProvider env="test">
          <RouterProvider router={router as never} />
        </MantineProvider>
      </I18nextProvider>,
    );
    return router;
  }

  it('says of a list without rows that it is empty', async () => {
    await draw(1);
    await screen.findByText('No lists yet');
    screen.getByText('0 lists');
  });

  it('does not call a list empty behind its last page, and leads back to the first', async () => {
    const router = await draw(9);
    await screen.findByText('Nothing is left on page 9');
    expect(screen.queryByText('No lists yet')).toBeNull();
    expect(screen.queryByText(/lists$/)).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Go to the first page' }));
    await waitFor(() => expect(router.state.location.search).toMatchObject({ page: 1 }));
  });
});
