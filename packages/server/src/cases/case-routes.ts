import type { Route } from '../http/route.ts';
import { bulkRoutes } from './bulk/bulk-routes.ts';
import type { CaseHost } from './host.ts';
import { incidentRoutes } from './incident-routes.ts';
import { messageRoute } from './message-route.ts';
import { migrateRoutes } from './migrate-routes.ts';
import { moveRoutes } from './move-routes.ts';
import { operateRoutes } from './operate-routes.ts';
import { readRoutes } from './read-routes.ts';
import { openReads } from './reads.ts';
import { restartRoute } from './restart-route.ts';
import { signalRoute } from './signal-route.ts';
import { startRoute } from './start-route.ts';

/** Everything the API offers on cases, incidents and messages. */
export function caseRoutes(host: CaseHost): Route[] {
  const reads = openReads(host);
  return [
    ...readRoutes(reads),
    startRoute(reads),
    restartRoute(reads),
    ...operateRoutes(reads),
    ...moveRoutes(reads),
    ...migrateRoutes(reads),
    ...incidentRoutes(reads),
    ...bulkRoutes(reads),
    messageRoute(reads),
    signalRoute(reads),
  ];
}
