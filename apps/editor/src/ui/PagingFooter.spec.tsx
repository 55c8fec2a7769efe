import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { drawPiece } from '../testing/draw-piece.fixture';
import { PagingFooter } from './PagingFooter';

describe('PagingFooter', () => {
  afterEach(cleanup);

  function draw(page: number, total: number | undefined) {
    const onPage = jest.fn();
    const onSize = jest.fn();
    const list = { next: false, items: [], total };
    const summary = (count: number) => `${count} hooks`;
    drawPiece(<PagingFooter {...{ page, size: 20, list, summary, onPage, onSize }} />);
    return onPage;
  }

  it('claims no page of those there are behind the last one, and leads back to it', () => {
    const onPage = draw(99, 25);
    expect(screen.getByText('Page 99')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Previous' }));
    expect(onPage).toHaveBeenCalledWith(2);
  });

  it('goes back by one where nobody knows the last page', () => {
    const onPage = draw(9, undefined);
    fireEvent.click(screen.getByRole('button', { name: 'Previous' }));
    expect(onPage).toHaveBeenCalledWith(8);
  });
});
