import { OutboundAllowView, type OutboundAllowInput } from '@hookline/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../api/api-client';
import { reloadIfStale } from '../../api/reload-if-stale';

const path = '/platform/outbound_allow';
const queryKey = ['outbound-allow'];

/** @param isPermitted without the permission it is not asked for */
export function useOutboundAllow(isPermitted: boolean) {
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => callApi({ path, answer: OutboundAllowView, signal }),
    enabled: isPermitted,
    // Another list must not come under somebody's hands.
    refetchOnWindowFocus: false,
  });
}

/** Replaces the whole list; when a colleague was first, theirs is loaded before it fails. */
export function useReplaceOutboundAllow() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: OutboundAllowInput) =>
      callApi({ method: 'PUT', path, body, answer: OutboundAllowView }),
    onSuccess: (saved) => queryClient.setQueryData(queryKey, saved),
    onError: (error) => reloadIfStale(queryClient, { queryKey, error }),
  });
}
