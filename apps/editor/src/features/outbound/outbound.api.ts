import { OutboundAllow } from '@hookline/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../api/api-client';

const path = '/platform/outbound_allow';
const queryKey = ['outbound-allow'];

/** @param isPermitted without the permission it is not asked for */
export function useOutboundAllow(isPermitted: boolean) {
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => callApi({ path, answer: OutboundAllow, signal }),
    enabled: isPermitted,
    // Another list must not come under somebody's hands.
    refetchOnWindowFocus: false,
  });
}

/** Replaces the whole list. */
export function useReplaceOutboundAllow() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: OutboundAllow) =>
      callApi({ method: 'PUT', path, body, answer: OutboundAllow }),
    onSuccess: (saved) => queryClient.setQueryData(queryKey, saved),
  });
}
