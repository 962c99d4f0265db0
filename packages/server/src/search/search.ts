import { z } from '@hono/zod-openapi';
import { type CaseHost, openReads } from '../cases/cases.ts';
import { type Route, route } from '../http/route.ts';
import { pageOf } from '../http/schemas.ts';
import { findCases } from './find-cases.ts';
import { findDecisions, findPeople, findProcesses } from './find-others.ts';
import { findTasks } from './find-tasks.ts';
import { searchHit } from './hit.ts';

const MOST_HITS = 12;

/** The room's public face: what Ctrl K finds. */
export function searchRoutes(host: CaseHost): Route[] {
  const reads = openReads(host);
  return [
    route({
      ...{
        method: 'get',
        path: '/search',
        summary: 'Find cases, tasks, processes, decisions and people',
        tags: ['search'],
      },
      description: 'Best first, twelve at most, only what you may see.',
      allow: 'signed-in',
      query: z.strictObject({ q: z.string().trim().min(1).max(200) }),
      answer: pageOf(searchHit),
      async handle({ actor, query }) {
        const typed = query.q.toLowerCase();
        const found = await Promise.all(
          [findCases, findTasks, findProcesses, findDecisions, findPeople].map((find) =>
            find(reads, actor, typed),
          ),
        );
        // The sort is stable: among equals cases come before tasks, and so on, each in its own order.
        const best = found.flat().sort((a, b) => a.rank - b.rank);
        return { items: best.slice(0, MOST_HITS).map(({ hit }) => hit) };
      },
    }),
  ];
}
