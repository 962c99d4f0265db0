import { useMutation, useQueryClient } from '@tanstack/react-query';
import { retryIncident } from '../api/actions.ts';
import { problemOf } from '../api/request.ts';
import type { Incident } from '../api/work-contract.ts';
import { notices } from '../shell/notice/notice-store.ts';

/** Tries again what stopped: one incident, or all of one cause. One refusal does not keep the others from it. */
export function useRetry() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (incidents: readonly Incident[]) => {
      const answers = await Promise.allSettled(incidents.map((incident) => retryIncident(incident.key)));
      const refused = answers.filter((answer) => answer.status === 'rejected');
      return { tried: incidents.length, refused: refused.map((answer) => problemOf(answer.reason)) };
    },
    onSuccess: ({ tried, refused }) => {
      const first = refused[0];
      if (first) {
        const how =
          tried === 1 ? 'It was not tried again.' : `${refused.length} of ${tried} were not tried again.`;
        notices.show({ sentence: `${how} ${first.detail}`, refusal: true });
      } else notices.show({ sentence: tried === 1 ? 'It is tried again' : `${tried} are tried again` });
    },
    onSettled: (_answer, _error, incidents) =>
      Promise.all(
        [['incidents'], ['processes'], ['cases'], ...incidents.map((each) => ['case', each.case.key])].map(
          (queryKey) => client.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
