import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { Refusal } from './request.ts';

/** One cache for all pages. Live updates tell what is stale, so nothing is asked again just because time passed. */
export function makeQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => signedOut(client, error) }),
    mutationCache: new MutationCache({ onError: (error) => signedOut(client, error) }),
    defaultOptions: {
      queries: { staleTime: 60_000, retry: mayHelp, refetchOnWindowFocus: true, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}

// ---- helpers ----

/** Only a lost connection or a stumbling server is worth asking again. */
function mayHelp(count: number, error: Error): boolean {
  const status = error instanceof Refusal ? error.problem.status : 500;
  return count < 2 && (status === 0 || status >= 500);
}

/** A session that ended while the page was open: the next navigation asks to sign in, so send the reader there now. */
function signedOut(client: QueryClient, error: Error): void {
  if (!(error instanceof Refusal) || error.problem.status !== 401) return;
  const inside = location.pathname !== '/sign-in' && client.getQueryData(['me']) !== undefined;
  if (inside) location.assign(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`);
}
