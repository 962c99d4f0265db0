import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import type { Key } from '../api/contract.ts';
import { caseAtQuery } from '../api/queries.ts';
import type { CaseAt, CaseDetail, CaseEvent } from '../api/work-contract.ts';
import { useKeys } from '../shell/keys/use-keys.ts';
import { type Path, pathAt } from './path.ts';
import { momentAt, placeOf, shownSeq, timeline } from './timeline.ts';

/** A case as it is looked at: now, or at one of its events. */
export interface TimeTravel {
  readonly steps: readonly CaseEvent[];
  /** Index in `steps`; the number of steps when it is now. */
  readonly place: number;
  /** The event looked at; none when it is now. */
  readonly event: CaseEvent | undefined;
  readonly then: Path;
  readonly now: Path;
  /** The values of that moment and of the step before it; missing while they load, and when it is now. */
  readonly values: CaseAt | undefined;
  readonly before: CaseAt | undefined;
  readonly go: (place: number) => void;
}

export function useTimeTravel(of: CaseDetail, events: readonly CaseEvent[], all: boolean): TimeTravel {
  const [at, setAt] = useMoment(of.key);
  const steps = useMemo(() => timeline(events, all), [events, all]);
  const place = placeOf(steps, at);
  const past = place < steps.length;
  const seq = shownSeq(events, steps, place);
  const now = useMemo(() => pathAt(events, Number.MAX_SAFE_INTEGER), [events]);
  const then = useMemo(() => (past ? pathAt(events, seq) : now), [events, past, seq, now]);
  const go = (target: number) => setAt(momentAt(steps, target));
  useTravelKeys(place, steps.length, go);
  return {
    steps,
    place,
    event: past ? steps[place] : undefined,
    then,
    now,
    go,
    ...useValues(of, events, steps, place),
  };
}

/** How long a moment is looked at before it is worth an address of its own. */
const ADDRESS_MS = 300;

/** The moment looked at. It changes at once; the address of the page follows when the stepping rests. */
function useMoment(key: Key): [number | undefined, (at: number | undefined) => void] {
  const { at: asked } = useSearch({ from: '/inside/run/cases/$key' });
  const navigate = useNavigate();
  const [at, setAt] = useState(asked);
  useEffect(() => {
    if (at === asked) return;
    const timer = setTimeout(() => {
      const search = at === undefined ? {} : { at };
      void navigate({ to: '/run/cases/$key', params: { key }, search, replace: true, resetScroll: false });
    }, ADDRESS_MS);
    return () => clearTimeout(timer);
  }, [at, asked, key, navigate]);
  return [at, setAt];
}

function useValues(of: CaseDetail, events: readonly CaseEvent[], steps: readonly CaseEvent[], place: number) {
  const client = useQueryClient();
  const past = place < steps.length;
  const seq = shownSeq(events, steps, place);
  const earlier = place > 0 ? shownSeq(events, steps, place - 1) : undefined;
  const values = useQuery({ ...caseAtQuery(of.key, seq), enabled: past, placeholderData: keepPreviousData });
  const before = useQuery({ ...caseAtQuery(of.key, earlier ?? 0), enabled: past && earlier !== undefined });
  useEffect(() => {
    // The neighbours, so that a step paints at once.
    if (!past) return;
    for (const neighbour of [place - 2, place + 1]) {
      if (neighbour < 0 || neighbour >= steps.length) continue;
      void client.prefetchQuery(caseAtQuery(of.key, shownSeq(events, steps, neighbour)));
    }
  }, [client, of.key, events, steps, place, past]);
  return {
    values: past ? values.data : undefined,
    before: past && earlier !== undefined ? before.data : undefined,
  };
}

function useTravelKeys(place: number, count: number, go: (place: number) => void) {
  useKeys('This case', [
    { keys: 'Left', does: 'one event back', run: () => go(Math.max(0, place - 1)) },
    { keys: 'Right', does: 'one event on', run: () => go(Math.min(count, place + 1)) },
    { keys: 'Home', does: 'to the first event', run: () => go(0) },
    { keys: 'End', does: 'back to now', run: () => go(count) },
  ]);
}
