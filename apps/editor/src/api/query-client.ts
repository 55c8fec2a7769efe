import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api-problem';

const maxTries = 3;

/**
 * The cache of server data.
 * @param onSignedOut called when any answer says that the session is gone
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const handleError = (error: unknown) => {
    if (error instanceof ApiProblem && error.status === 401) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: handleError }),
    mutationCache: new MutationCache({ onError: handleError }),
    defaultOptions: {
      // Asked all the same while the browser calls itself offline: by default what a person does then
      // waits unsaid, the page shows it as done, and it happens whenever the network returns.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        staleTime: 5_000,
        // A refusal does not change by asking again; silence may.
        retry: (failures, error) =>
          failures < maxTries && (!(error instanceof ApiProblem) || isPassing(error.status)),
      },
    },
  });
}

function isPassing(status: number): boolean {
  return status === 0 || status === 502 || status === 503 || status === 504;
}
