import { describe, expect, it } from '@jest/globals';
import { holdRows } from './held-rows';

const row = (id: string, status = 'running') => ({ id, status });

describe('holdRows', () => {
  it('keeps the places of held rows and counts what came since', () => {
    const held = holdRows([row('b'), row('a')], [row('d'), row('c'), row('b'), row('a')]);
    expect(held.rows.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(held).toMatchObject({ waiting: 2, full: false });
  });

  it('shows the newest state of a held row, also when others pushed it off the page', () => {
    const { rows } = holdRows([row('b'), row('a')], [row('c'), row('b', 'handled')]);
    expect(rows).toEqual([row('b', 'handled'), row('a')]);
  });

  it('does not claim to know how many came when a whole page is new', () => {
    expect(holdRows([row('a')], [row('c'), row('b')])).toMatchObject({ waiting: 2, full: true });
  });

  it('counts the first rows of an empty list exactly', () => {
    expect(holdRows([], [row('a')])).toEqual({ rows: [], waiting: 1, full: false });
  });
});
