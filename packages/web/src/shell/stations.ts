import type { Me } from '../api/contract.ts';

/** The worklist without a queue or a task: it opens with the queue that matters most. */
export const WORKLIST = {
  to: '/run/worklist/{-$queue}/{-$task}',
  params: { queue: undefined, task: undefined },
} as const;

export interface StationPage {
  readonly name: string;
  readonly to:
    | typeof WORKLIST.to
    | '/run/start'
    | '/run/cases'
    | '/run/incidents'
    | '/map/processes'
    | '/change/decisions';
  readonly keys: string;
}

export interface Station {
  readonly name: 'Map' | 'Run' | 'Measure' | 'Change';
  readonly pages: readonly StationPage[];
}

/** The loop, with the pages this person may see. A station without pages is shown, because the loop has four. */
export function stationsFor(me: Me): readonly Station[] {
  const processes = me.may.processes;
  const house = me.company.kind === 'own';
  return [
    { name: 'Map', pages: processes ? [{ name: 'Processes', to: '/map/processes', keys: 'G M' }] : [] },
    {
      name: 'Run',
      pages: [
        { name: 'Worklist', to: WORKLIST.to, keys: 'G W' },
        { name: 'Start a process', to: '/run/start', keys: 'G S' },
        { name: 'Cases', to: '/run/cases', keys: 'G A' },
        ...(processes ? [{ name: 'Incidents', to: '/run/incidents', keys: 'G X' } as const] : []),
      ],
    },
    { name: 'Measure', pages: [] },
    {
      name: 'Change',
      pages: house ? [{ name: 'Decisions', to: '/change/decisions', keys: 'G T' }] : [],
    },
  ];
}
