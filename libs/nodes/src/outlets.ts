import type { Outlet } from '@hookline/engine';

/** The only way out of a node that decides nothing. */
export const nextOutlet: Outlet = { name: 'next', label: 'Next' };

export const failureOutlet: Outlet = { name: 'failure', label: 'Failure', tone: 'failure' };

/** Computes from the run alone, but what it is given may not fit. */
export const dataOutlets: readonly Outlet[] = [nextOutlet, failureOutlet];

/** What every effect has (design.md 5). */
export const effectOutlets: readonly Outlet[] = [
  { name: 'success', label: 'Success' },
  failureOutlet,
];
