import { SessionView, SetupInput, SignInInput } from '@hookline/contracts';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
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

/** Signs in; afterwards everything is read anew, for the person may be another one. */
export function useSignIn() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: SignInInput) =>
      callApi({ method: 'POST', path: '/session', body, answer: z.unknown() }),
    onSuccess: () => queryClient.resetQueries(),
  });
}

/** Uses up the set-up link: makes the first admin and signs in. */
export function useSetup() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: SetupInput) =>
      callApi({ method: 'POST', path: '/setup', body, answer: z.unknown() }),
    onSuccess: () => queryClient.resetQueries(),
  });
}

/**
 * Ends the session. To be called on a page without server data: what is forgotten under a page that
 * shows it would be asked for again, without a session.
 */
export function useEndSession(onError: (error: Error) => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => callApi({ method: 'DELETE', path: '/session', answer: z.unknown() }),
    onSuccess: () => queryClient.clear(),
    onError,
  });
}
