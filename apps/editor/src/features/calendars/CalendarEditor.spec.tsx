import { afterEach, describe, expect, it } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  RouterProvider,
  createMemoryHistory,
  createRootRoute,
  createRouter,
} from '@tanstack/react-router';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { addTexts } from '../../i18n/addTexts';
import texts from '../../i18n/en/calendars.json';
import { i18n } from '../../i18n/i18n';
import { sessionQuery } from '../access/session.api';
import { newCalendarForm } from './calendar-form';
import { CalendarEditor } from './CalendarEditor';

addTexts('calendars', texts);

describe('CalendarEditor', () => {
  afterEach(cleanup);

  it('takes an exception before the calendar has a name', async () => {
    // The router goes to the top of a page, which jsdom cannot do.
    window.scrollTo = () => undefined;
    const queryClient = new QueryClient();
    queryClient.setQueryData(sessionQuery.queryKey, { permissions: ['calendars:create'] } as never);
    const initial = newCalendarForm('Europe/Kyiv');
    const router = createRouter({
      routeTree: createRootRoute({
        component: () => <CalendarEditor id={null} initial={initial} onSaved={() => undefined} />,
      }),
      history: createMemoryHistory(),
    });
    await router.load();
    render(
      <I18nextProvider i18n={i18n}>
        <MantineProvider env="test">
          <QueryClientProvider client={queryClient}>
            <RouterProvider router={router as never} />
          </QueryClientProvider>
        </MantineProvider>
      </I18nextProvider>,
    );
    const status = () => screen.getByRole('status').textContent;
    expect(status()).toMatch(/open|closed/i);
    fireEvent.click(await screen.findByRole('button', { name: 'Add exception' }));
    expect(screen.getByRole('textbox', { name: 'Name of the exception' })).toBeTruthy();
    expect(status()).toBe(texts.preview.wrong);
  });
});
