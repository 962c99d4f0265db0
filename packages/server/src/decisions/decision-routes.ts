import { type CaseHost, openReads } from '../cases/cases.ts';
import type { Route } from '../http/route.ts';
import { caseRoute } from './case-route.ts';
import { differenceRoute } from './difference-route.ts';
import { evaluateRoute } from './evaluate-route.ts';
import { readRoutes } from './read-routes.ts';
import { testRoutes } from './test-routes.ts';
import { TestRuns } from './test-runs.ts';

/** Everything the API offers on decision models: to read, to ask, to test. */
export function decisionRoutes(host: CaseHost): Route[] {
  const reads = openReads(host);
  const runs = new TestRuns(host);
  return [
    ...readRoutes(host, runs),
    differenceRoute(host),
    evaluateRoute(host),
    ...testRoutes(reads, runs),
    caseRoute(reads),
  ];
}
