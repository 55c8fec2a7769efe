import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { drawInPage } from '../testing/draw-in-page.fixture';
import { FormModal } from './FormModal';

describe('FormModal', () => {
  afterEach(cleanup);

  async function draw(dirty: boolean, busy = false) {
    const onClose = jest.fn(() => undefined);
    const page = await drawInPage(() => (
      <FormModal
        title="Add list"
        submitLabel="Add"
        reason={null}
        busy={busy}
        dirty={dirty}
        error={null}
        onSubmit={() => undefined}
        onClose={onClose}
      >
        <input aria-label="Name" />
      </FormModal>
    ));
    return { onClose, ...page };
  }
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

  it('is cancelled at once while nothing was entered', async () => {
    const { onClose } = await draw(false);
    press('Cancel');
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('asks before Cancel loses what was entered', async () => {
    const { onClose } = await draw(true);
    press('Cancel');
    await screen.findByText('What you entered is not saved.');
    expect(onClose).not.toHaveBeenCalled();
    press('Discard changes');
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it.each([
    [false, true],
    [true, false],
  ])(
    'asks before another page replaces it, but not at the end of a save: %s',
    async (busy, asks) => {
      const { history } = await draw(true, busy);
      await act(async () => history.push('/lists/3'));
      expect(screen.queryByText('What you entered is not saved.') !== null).toBe(asks);
      expect(history.location.pathname).toBe(asks ? '/' : '/lists/3');
    },
  );
});
