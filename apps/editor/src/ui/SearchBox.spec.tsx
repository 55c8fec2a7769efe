import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../i18n/i18n';
import { SearchBox } from './SearchBox';

describe('SearchBox', () => {
  const onSearch = jest.fn((_text: string) => undefined);
  beforeEach(() => {
    jest.useFakeTimers();
    onSearch.mockReset();
  });
  afterEach(() => {
    cleanup();
    jest.useRealTimers();
  });

  function draw() {
    const box = (value: string) => (
      <I18nextProvider i18n={i18n}>
        <MantineProvider env="test">
          <SearchBox label="Search queues" value={value} onSearch={onSearch} />
        </MantineProvider>
      </I18nextProvider>
    );
    const { rerender } = render(box(''));
    const field = screen.getByRole<HTMLInputElement>('searchbox');
    return {
      field,
      type: (value: string) => fireEvent.change(field, { target: { value } }),
      pause: () => act(() => jest.advanceTimersByTime(300)),
      /** The address says so now. */
      arrive: (value: string) => rerender(box(value)),
    };
  }

  it('keeps what is typed while the address follows', () => {
    const { field, type, pause, arrive } = draw();
    type('sup');
    pause();
    type('supp');
    arrive('sup');
    expect(field.value).toBe('supp');
    pause();
    arrive('supp');
    expect(field.value).toBe('supp');
    expect(onSearch.mock.calls).toEqual([['sup'], ['supp']]);
  });

  it('keeps it when an address comes late', () => {
    const { field, type, pause, arrive } = draw();
    type('sup');
    pause();
    type('support');
    pause();
    arrive('sup');
    arrive('support');
    expect(field.value).toBe('support');
  });

  it('follows Back and Forward', () => {
    const { field, type, pause, arrive } = draw();
    type('sup');
    pause();
    arrive('sup');
    arrive('');
    expect(field.value).toBe('');
    arrive('sup');
    expect(field.value).toBe('sup');
  });
});
