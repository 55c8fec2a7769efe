import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { drawPiece } from '../testing/draw-piece.fixture';
import { EditModal } from './EditModal';

describe('EditModal', () => {
  afterEach(cleanup);

  function draw(dirty: boolean) {
    const onClose = jest.fn(() => undefined);
    drawPiece(
      <EditModal title="Edit member" size={500} dirty={dirty} onClose={onClose}>
        {(close) => <button onClick={close}>Leave</button>}
      </EditModal>,
    );
    return onClose;
  }
  const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
  const ways: [string, () => void][] = [
    ['its cross', () => press('Close')],
    ['a button of the form', () => press('Leave')],
    ['Escape', () => fireEvent.keyDown(document.body, { key: 'Escape' })],
  ];

  it.each(ways)('is closed at once by %s while nothing was entered', (_way, close) => {
    const onClose = draw(false);
    close();
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it.each(ways)('asks before %s loses what was entered', async (_way, close) => {
    const onClose = draw(true);
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
});
