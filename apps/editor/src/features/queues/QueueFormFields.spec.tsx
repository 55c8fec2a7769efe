import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  RouterProvider,
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
} from '@tanstack/react-router';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../../i18n/i18n';
import { newQueueForm, type QueueForm } from './queue-form';
import { QueueFormFields } from './QueueFormFields';

const stored: QueueForm = { ...newQueueForm, name: 'Support line', description: 'Calls' };

describe('QueueFormFields', () => {
  const fetchBefore = globalThis.fetch;
  const onSave = jest.fn<(form: QueueForm, done: (stored: QueueForm) => void) => void>();
  const onDiscard = jest.fn<() => void>();
  let refresh: (values: QueueForm) => void;
  beforeEach(() => {
    window.scrollTo = () => undefined;
    onSave.mockReset();
    onDiscard.mockReset();
    globalThis.fetch = () =>
      Promise.resolve({
        ok: true,
        status: 200,
        text: () => Promise.resolve('{"page":1,"next":false,"items":[]}'),
      } as Response);
  });
  afterEach(() => {
    cleanup();
    globalThis.fetch = fetchBefore;
  });

  function QueueGeneral() {
    const [values, setValues] = useState(stored);
    refresh = setValues;
    return (
      <QueueFormFields
        values={values}
        saveLabel="Save changes"
        isNew={false}
        busy={false}
        error={null}
        onSave={onSave}
        onDiscard={onDiscard}
      />
    );
  }

  async function draw() {
    const root = createRootRoute();
    const general = createRoute({ getParentRoute: () => root, path: '/', component: QueueGeneral });
    const log = createRoute({ getParentRoute: () => root, path: '/log' });
    const router = createRouter({
      routeTree: root.addChildren([general, log]),
      history: createMemoryHistory({ initialEntries: ['/'] }),
    });
    await router.load();
    render(
      <I18nextProvider i18n={i18n}>
        <MantineProvider env="test">
          <QueryClientProvider client={new QueryClient()}>
            <RouterProvider router={router as never} />
          </QueryClientProvider>
        </MantineProvider>
      </I18nextProvider>,
    );
    const name = await screen.findByLabelText('Name');
    return { name, goTo: (path: string) => act(async () => router.history.push(path)) };
  }
  const type = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } });

  it('keeps what is being typed when a colleague changes another field', async () => {
    const { name } = await draw();
    type(name, 'Support of customers');
    act(() => refresh({ ...stored, description: 'Calls of customers' }));
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLInputElement>('Description').value).toBe(
        'Calls of customers',
      ),
    );
    expect(name).toHaveProperty('value', 'Support of customers');
    fireEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    await waitFor(() => expect(onSave).toHaveBeenCalledTimes(1));
    expect(onSave.mock.calls[0]?.[0]).toMatchObject({
      name: 'Support of customers',
      description: 'Calls of customers',
    });
  });

  it('asks before it is left after a save that the server refused', async () => {
    const { name, goTo } = await draw();
    type(name, 'Support of customers');
    fireEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    await waitFor(() => expect(onSave).toHaveBeenCalledTimes(1));
    await goTo('/log');
    await screen.findByRole('button', { name: 'Keep editing' });
  });

  it('says that a colleague saved other values, until those are loaded', async () => {
    const { name } = await draw();
    type(name, 'Support of customers');
    act(() => refresh({ ...stored, description: 'Calls of customers' }));
    await screen.findByText(/^Somebody saved other values meanwhile/);
    fireEvent.click(screen.getByRole('button', { name: 'Load the newer values' }));
    await waitFor(() => expect(name).toHaveProperty('value', 'Support line'));
    expect(screen.queryByText(/^Somebody saved other values meanwhile/)).toBeNull();
  });

  it('keeps what is typed while a save is under way', async () => {
    const { name } = await draw();
    type(name, ' Support of customers ');
    fireEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    await waitFor(() => expect(onSave).toHaveBeenCalledTimes(1));
    type(screen.getByLabelText('Description'), 'Calls of customers');
    const saved = { ...stored, name: 'Support of customers' };
    const [, done] = onSave.mock.calls[0]!;
    act(() => {
      refresh(saved);
      done(saved);
    });
    await waitFor(() => expect(name).toHaveProperty('value', 'Support of customers'));
    expect(screen.getByLabelText('Description')).toHaveProperty('value', 'Calls of customers');
    expect(screen.queryByText(/^Somebody saved other values meanwhile/)).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Discard changes' }));
    await waitFor(() =>
      expect(screen.getByLabelText('Description')).toHaveProperty('value', 'Calls'),
    );
  });

  it('tells when what was entered is discarded, for what was said of it to go', async () => {
    const { name } = await draw();
    type(name, 'Support of customers');
    fireEvent.click(await screen.findByRole('button', { name: 'Discard changes' }));
    expect(onDiscard).toHaveBeenCalledTimes(1);
  });

  it('puts the cursor into a name that is missing and says so', async () => {
    const { name } = await draw();
    type(name, '  ');
    fireEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    await screen.findByText('Enter a name of 1 to 250 characters.');
    expect(document.activeElement).toBe(name);
    expect(onSave).not.toHaveBeenCalled();
  });
});
