import type { QueryClient } from '@tanstack/react-query';
import { isStale } from './api-problem';

/** After a save that came too late: what a colleague saved is read, so that the form can follow. */
export async function reloadIfStale(
  queryClient: QueryClient,
  { queryKey, error }: { readonly queryKey: readonly string[]; readonly error: unknown },
): Promise<void> {
  if (isStale(error)) await queryClient.invalidateQueries({ queryKey });
}
