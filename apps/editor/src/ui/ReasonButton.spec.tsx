import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { ReasonButton } from './ReasonButton';

const show = (reason: string | null, onClick: () => void) => (
  <MantineProvider>
    <main>
      <ReasonButton reason={reason} onClick={onClick}>
        Save
      </ReasonButton>
    </main>
  </MantineProvider>
);
const noop = () => undefined;

describe('ReasonButton', () => {
  afterEach(cleanup);

  it('does nothing while there is a reason, and says it inside the page', async () => {
    const onClick = jest.fn(noop);
    render(show('Nothing has changed.', onClick));
    const button = screen.getByRole('button', { name: 'Save' });
    fireEvent.click(button);
    expect(onClick).not.toHaveBeenCalled();
    fireEvent.focus(button);
    const main = within(screen.getByRole('main'));
    expect((await main.findByRole('tooltip')).textContent).toBe('Nothing has changed.');
  });

  it('keeps the focus when the reason goes and when it comes back', () => {
    const { rerender } = render(show('Nothing has changed.', noop));
    const button = screen.getByRole('button', { name: 'Save' });
    act(() => button.focus());
    for (const reason of [null, 'Nothing has changed.']) {
      rerender(show(reason, noop));
      expect(document.activeElement).toBe(button);
    }
  });

  it('works without a reason', () => {
    const onClick = jest.fn(noop);
    render(show(null, onClick));
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(onClick).toHaveBeenCalledTimes(1);
  });
});
