import type { Outlet } from '@hookline/engine';

/** The only way out of a node that decides nothing. */
export const nextOutlet: Outlet = { name: 'next', label: 'Next' };

export const failureOutlet: Outlet = { name: 'failure', label: 'Failure', tone: 'failure' };

/** What every effect has (design.md 5). */
export const effectOutlets: readonly Outlet[] = [
  { name: 'success', label: 'Success' },
  failureOutlet,
];
