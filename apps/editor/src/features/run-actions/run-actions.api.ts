import {
  RunSummary,
  type JsonObject,
  type RunReplayInput,
  type RunResumeInput,
} from '@hookline/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../api/api-client';

type RunAction = 'cancel' | 'resume' | 'replay';

/** One action on one run; afterwards runs and the events they belong to are read anew. */
function useRunAction<Body extends object>(runId: string, action: RunAction) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) =>
      callApi({ method: 'POST', path: `/runs/${runId}/${action}`, body, answer: RunSummary }),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['runs'] }),
        queryClient.invalidateQueries({ queryKey: ['events'] }),
      ]),
  });
}

export function useCancelRun(runId: string) {
  return useRunAction<JsonObject>(runId, 'cancel');
}

export function useResumeRun(runId: string) {
  return useRunAction<RunResumeInput>(runId, 'resume');
}

/** Answers the new run. */
export function useReplayRun(runId: string) {
  return useRunAction<RunReplayInput>(runId, 'replay');
}
