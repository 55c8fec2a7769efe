import { SessionView, SetupInput, SignInInput } from '@hookline/contracts';
import {
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { z } from 'zod';
import { callApi } from '../../api/api-client';

/** Who is signed in; fails with 401 when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => callApi({ path: '/session', answer: SessionView, signal }),
  staleTime: 5 * 60_000,
});

export function useSession() {
  return useQuery(sessionQuery);
}

/** Changes of who is signed in follow one another: what one answers must not undo the next. */
const oneByOne = { id: 'session' } as const;

/** Signs in; afterwards everything is read anew, for the person may be another one. */
export function useSignIn() {
  const queryClient = useQueryClient();
  return useMutation({
    scope: oneByOne,
    mutationFn: (body: SignInInput) =>
      callApi({ method: 'POST', path: '/session', body, answer: z.unknown() }),
    onSuccess: () => queryClient.resetQueries(),
  });
}

/** Uses up the set-up link: makes the first admin and signs in. */
export function useSetup() {
  const queryClient = useQueryClient();
  return useMutation({
    scope: oneByOne,
    mutationFn: (body: SetupInput) =>
      callApi({ method: 'POST', path: '/setup', body, answer: z.unknown() }),
    onSuccess: () => queryClient.resetQueries(),
  });
}

/**
 * Ends the session. To be called on a page without server data: what is forgotten under a page that
 * shows it would be asked for again, without a session. What is still being asked is given up first: an
 * answer that comes after the end is a refusal.
 */
export function useEndSession(onError: (error: Error) => void) {
  const queryClient = useQueryClient();
  return useMutation({
    scope: oneByOne,
    mutationFn: async () => {
      await untilNobodyListens(queryClient);
      await queryClient.cancelQueries();
      return callApi({ method: 'DELETE', path: '/session', answer: z.unknown() });
    },
    // Not the mutations: a sign-in may wait among them.
    onSuccess: () => queryClient.getQueryCache().clear(),
    onError,
  });
}

/**
 * React lets the listeners of a page go a moment after the page itself, on a slow machine some 50 ms, and
 * until then news of a change makes them ask. Bounded: what listens longer does not keep anybody signed in.
 */
async function untilNobodyListens(queryClient: QueryClient): Promise<void> {
  const isHeard = (): boolean =>
    queryClient
      .getQueryCache()
      .getAll()
      .some((query) => query.getObserversCount() > 0);
  for (let looks = 0; looks < 25 && isHeard(); looks += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
