import type { QueryClient } from '@tanstack/react-query';
import type { Change } from './contract.ts';

/** After an answer that is no stream (a proxy's, a restarting server's) the browser gives up; then we ask again. */
const AGAIN_MS = 3_000;

/**
 * Listens to `/api/live` and makes stale what changed; a cut line is joined again and resumed.
 * `onConnection` hears whether the line stands.
 * @returns a function that ends it
 */
export function listen(client: QueryClient, onConnection: (open: boolean) => void): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let opened = false;
  const connect = () => {
    source = new EventSource('/api/live', { withCredentials: true });
    source.onopen = () => {
      // After a gap everything may have changed.
      if (opened) void client.invalidateQueries();
      opened = true;
      onConnection(true);
    };
    source.onerror = () => {
      onConnection(false);
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(connect, AGAIN_MS);
    };
    source.addEventListener('change', (event) => {
      const change = JSON.parse((event as MessageEvent<string>).data) as Change;
      for (const queryKey of staleAfter(change)) void client.invalidateQueries({ queryKey });
    });
  };
  connect();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

/** The beginnings of the query keys a change makes stale. */
export function staleAfter(change: Change): readonly (readonly string[])[] {
  const keys: (readonly string[])[] = change.cases.map((key) => ['case', key]);
  if (change.cases.length > 0) keys.push(['cases']);
  if (change.tasks) keys.push(['worklist'], ['tasks'], ['task']);
  if (change.incidents) keys.push(['incidents']);
  if (change.definitions || change.incidents || change.cases.length > 0)
    keys.push(['processes'], ['process']);
  if (change.definitions) keys.push(['decisions'], ['decision'], ['decision-tests']);
  return keys;
}
