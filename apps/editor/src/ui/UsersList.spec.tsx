import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { drawInPage } from '../testing/draw-in-page.fixture';
import { UsersList } from './UsersList';

const users = [
  { kind: 'flow-schema', id: '8', name: 'Missed call care' },
  { kind: 'queue', id: '3', name: 'Support line' },
  { kind: 'hook', id: '12', name: 'Support line: missed', queue_id: '3' },
  { kind: 'member', id: '40', name: 'Ann', queue_id: '3' },
  { kind: 'hook', id: '13', name: 'Sales: missed' },
];

describe('UsersList', () => {
  afterEach(cleanup);

  it('names what uses an object in words, with a link where it has a page', async () => {
    await drawInPage(() => <UsersList label="Used by" users={users} />);
    const links = await screen.findAllByRole('link');
    expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['Missed call care', '/flow-schemas/8'],
      ['Support line', '/queues/3/general'],
      ['Support line: missed', '/queues/3/hooks?hook=12'],
      ['Ann', '/queues/3/members?member=40'],
    ]);
    expect(screen.getByText('Sales: missed', { exact: false })).toBeTruthy();
    expect(screen.getByText('flow schema')).toBeTruthy();
  });
});
