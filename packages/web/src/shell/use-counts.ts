import { useQuery } from '@tanstack/react-query';
import type { Me } from '../api/contract.ts';
import { incidentsQuery, worklistQuery } from '../api/queries.ts';
import type { Queue } from '../api/work-contract.ts';
import { WORKLIST } from './stations.ts';

/** Counts of the navigation, only where somebody has to act; each opens a list of exactly that length. */
export function useCounts(me: Me): { readonly [page: string]: number | undefined } {
  const worklist = useQuery(worklistQuery);
  const incidents = useQuery({ ...incidentsQuery(), enabled: me.may.processes });
  return {
    [WORKLIST.to]: firstQueue(worklist.data?.queues)?.count,
    '/run/incidents': incidents.data?.total ?? incidents.data?.items.length,
  };
}

/** The queue a worklist opens with: the team's, or one's own for somebody without a team. */
export function firstQueue(queues: readonly Queue[] | undefined): Queue | undefined {
  return queues?.find((queue) => queue.kind === 'team') ?? queues?.[0];
}
