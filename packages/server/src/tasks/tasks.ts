import { type CaseHost, openReads } from '../cases/cases.ts';
import type { Route } from '../http/route.ts';
import { readRoutes } from './read-routes.ts';
import { writeRoutes } from './write-routes.ts';

/** The room's public face: worklists, and the work on tasks. */
export function taskRoutes(host: CaseHost): Route[] {
  const reads = openReads(host);
  return [...readRoutes(reads), ...writeRoutes(reads)];
}
