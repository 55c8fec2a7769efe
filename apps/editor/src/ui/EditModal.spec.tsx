import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createBrowserHistory, type RouterHistory } from '@tanstack/react-router';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { drawInPage } from '../testing/draw-in-page.fixture';
import { EditModal } from './EditModal';

describe('EditModal', () => {
  afterEach(cleanup);

  async function draw(dirty: boolean, history?: RouterHistory) {
    const onClose = jest.fn(() => undefined);
    await drawInPage(
      () => (
        <EditModal title="Edit member" size={500} dirty={dirty} onClose={onClose}>
          {(close) => <button onClick={close}>Leave</button>}
        </EditModal>
      ),
      history,
    );
    return onClose;
  }
  const question = () => screen.queryByText('What you entered is not saved.');
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
  const ways: [string, () => void][] = [
    ['its cross', () => press('Close')],
    ['a button of the form', () => press('Leave')],
    ['Escape', () => fireEvent.keyDown(document.body, { key: 'Escape' })],
  ];

  it.each(ways)('is closed at once by %s while nothing was entered', async (_way, close) => {
    const onClose = await draw(false);
    close();
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it.each(ways)('asks before %s loses what was entered', async (_way, close) => {
    const onClose = await draw(true);
    close();
    expect(await screen.findByText('What you entered is not saved.')).toBeTruthy();
    expect(onClose).not.toHaveBeenCalled();
    press('Keep editing');
    await waitFor(() => expect(screen.queryByText('What you entered is not saved.')).toBeNull());
    expect(onClose).not.toHaveBeenCalled();
    close();
    await screen.findByText('What you entered is not saved.');
    press('Discard changes');
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  describe('in a browser', () => {
    let history: RouterHistory;
    beforeEach(() => {
      // The router numbers the entries, to know how far a blocked Back has to be undone.
      window.history.pushState({ __TSR_index: 0 }, '', '/hooks');
      window.history.pushState({ __TSR_index: 1 }, '', '/hooks?hook=new');
      history = createBrowserHistory();
    });
    afterEach(() => history.destroy());
    const address = () => history.location.href;

    it('lets Back go while nothing was entered', async () => {
      await draw(false, history);
      act(() => history.back());
      await waitFor(() => expect(address()).toBe('/hooks'));
      expect(question()).toBeNull();
    });

    it.each([true, false])('lets the browser ask before a reload: %s', async (dirty) => {
      await draw(dirty, history);
      expect(window.dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(!dirty);
    });

    it('does not ask when the page takes it out of the address', async () => {
      await draw(true, history);
      await act(async () => history.push('/hooks'));
      expect(question()).toBeNull();
      expect(address()).toBe('/hooks');
    });
  });
});
