import { DomainRunLimits, RetentionLoss, RetentionView, type Retention } from '@hookline/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../api/api-client';

const root = 'run-settings';
const limitsPath = '/run_limits';
const retentionPath = '/retention';
const limitsKey = [root, 'limits'];
const retentionKey = [root, 'retention'];

/** @param isPermitted without the permission it is not asked for */
export function useRunLimits(isPermitted: boolean) {
  return useQuery({
    queryKey: limitsKey,
    queryFn: ({ signal }) => callApi({ path: limitsPath, answer: DomainRunLimits, signal }),
    enabled: isPermitted,
  });
}

/** Replaces all of them. */
export function useReplaceRunLimits() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: DomainRunLimits) =>
      callApi({ method: 'PUT', path: limitsPath, body, answer: DomainRunLimits }),
    onSuccess: (saved) => queryClient.setQueryData(limitsKey, saved),
  });
}

/** @param isPermitted without the permission it is not asked for */
export function useRetention(isPermitted: boolean) {
  return useQuery({
    queryKey: retentionKey,
    queryFn: ({ signal }) => callApi({ path: retentionPath, answer: RetentionView, signal }),
    enabled: isPermitted,
  });
}

export function useReplaceRetention() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Retention) =>
      callApi({ method: 'PUT', path: retentionPath, body, answer: RetentionView }),
    onSuccess: (saved) => queryClient.setQueryData(retentionKey, saved),
  });
}

/** What would go if history were kept so many days, as of now; null: as long as the server does. */
export function useRetentionLoss(days: number | null) {
  return useQuery({
    queryKey: [root, 'loss', days],
    queryFn: ({ signal }) =>
      callApi({
        path: `${retentionPath}/loss`,
        query: { days: days ?? undefined },
        answer: RetentionLoss,
        signal,
      }),
    // A number of a minute ago is not what would go now.
    gcTime: 0,
  });
}
