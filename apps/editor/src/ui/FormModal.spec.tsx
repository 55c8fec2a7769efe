import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { drawPiece } from '../testing/draw-piece.fixture';
import { FormModal } from './FormModal';

describe('FormModal', () => {
  afterEach(cleanup);

  function draw(dirty: boolean) {
    const onClose = jest.fn(() => undefined);
    drawPiece(
      <FormModal
        title="Add list"
        submitLabel="Add"
        reason={null}
        busy={false}
        dirty={dirty}
        error={null}
        onSubmit={() => undefined}
        onClose={onClose}
      >
        <input aria-label="Name" />
      </FormModal>,
    );
    return onClose;
  }
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

  it('is cancelled at once while nothing was entered', () => {
    const onClose = draw(false);
    press('Cancel');
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('asks before Cancel loses what was entered', async () => {
    const onClose = draw(true);
    press('Cancel');
    await screen.findByText('What you entered is not saved.');
    expect(onClose).not.toHaveBeenCalled();
    press('Discard changes');
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});
