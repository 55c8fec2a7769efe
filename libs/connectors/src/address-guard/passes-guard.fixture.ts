import { NodeFailure } from '@hookline/engine';
import type { AddressGuard } from './address-guard';

/** Whether a URL passes the guard when its host resolved to the addresses. */
export function passesGuard(
  guard: AddressGuard,
  url: string,
  resolved: readonly string[] = [],
): boolean {
  try {
    guard.checkUrl(new URL(url));
    guard.checkAddresses(new URL(url), resolved);
    return true;
  } catch (error) {
    if (error instanceof NodeFailure && error.code === 'http.blocked') return false;
    throw error;
  }
}
