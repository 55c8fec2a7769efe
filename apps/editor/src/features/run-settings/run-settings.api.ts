import {
  RetentionLoss,
  RetentionView,
  RunLimitsView,
  type RetentionInput,
  type RunLimitsInput,
} from '@hookline/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../api/api-client';
import { reloadIfStale } from '../../api/reload-if-stale';

const root = 'run-settings';
const limitsPath = '/run_limits';
const retentionPath = '/retention';
const limitsKey = [root, 'limits'];
const retentionKey = [root, 'retention'];

/** @param isPermitted without the permission it is not asked for */
export function useRunLimits(isPermitted: boolean) {
  return useQuery({
    queryKey: limitsKey,
    queryFn: ({ signal }) => callApi({ path: limitsPath, answer: RunLimitsView, signal }),
    enabled: isPermitted,
  });
}

/** Replaces all of them; when a colleague was first, theirs are loaded before it fails. */
export function useReplaceRunLimits() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: RunLimitsInput) =>
      callApi({ method: 'PUT', path: limitsPath, body, answer: RunLimitsView }),
    onSuccess: (saved) => queryClient.setQueryData(limitsKey, saved),
    onError: (error) => reloadIfStale(queryClient, { queryKey: limitsKey, error }),
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

/** As `useReplaceRunLimits`. */
export function useReplaceRetention() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: RetentionInput) =>
      callApi({ method: 'PUT', path: retentionPath, body, answer: RetentionView }),
    onSuccess: (saved) => queryClient.setQueryData(retentionKey, saved),
    onError: (error) => reloadIfStale(queryClient, { queryKey: retentionKey, error }),
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
