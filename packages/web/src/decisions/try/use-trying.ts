import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Problem, Variables } from '../../api/contract.ts';
import type { DecisionFacts, DecisionVersion, EvaluatedDecision } from '../../api/decision-contract.ts';
import { evaluationQuery } from '../../api/decision-queries.ts';
import { problemOf } from '../../api/request.ts';
import { type Entries, entriesWith, readEntries } from './input-field.ts';

/** Values that are tried, and what the decision says to them. */
export interface Trying {
  readonly entries: Entries;
  readonly values: Variables;
  /** By name of the input: why what stands in its field cannot be read. */
  readonly refused: { readonly [input: string]: string };
  /** Nothing was entered yet. */
  readonly empty: boolean;
  /** While typing the one before stays until the next is there: `pending`. */
  readonly answer: EvaluatedDecision | undefined;
  readonly pending: boolean;
  readonly problem: Problem | undefined;
  enter(input: string, entry: string): void;
  fill(inputs: Variables, decision?: DecisionFacts): void;
  clear(): void;
}

/** Long enough not to ask at every letter, short enough to be lit while typing. */
const PAUSE_MS = 120;

export function useTrying(model: DecisionVersion, decision: DecisionFacts | undefined): Trying {
  const [entries, setEntries] = useState<Entries>({});
  const { values, refused } = useMemo(
    () => readEntries(decision?.inputs ?? [], entries),
    [decision, entries],
  );
  const inputs = decision?.inputs ?? [];
  const empty = inputs.length > 0 && inputs.every((input) => (entries[input.name] ?? '') === '');
  const asked = useMemo(
    () => ({ decision: decision?.id ?? '', inputs: values, version: model.version }),
    [decision, values, model.version],
  );
  const [settled] = useDebouncedValue(asked, PAUSE_MS);
  const ready = decision !== undefined && !empty && Object.keys(refused).length === 0;
  const found = useQuery({ ...evaluationQuery(model.id, settled), enabled: ready && settled === asked });
  const fits = ready && found.data?.decisions.some((each) => each.decision === decision.id);
  return {
    entries,
    values,
    refused,
    empty,
    answer: fits ? found.data : undefined,
    pending: ready && (settled !== asked || found.isFetching),
    problem: ready && found.error ? problemOf(found.error) : undefined,
    enter: (input, entry) => setEntries((before) => ({ ...before, [input]: entry })),
    fill: (given, of = decision) => setEntries((before) => entriesWith(before, of?.inputs ?? [], given)),
    clear: () => setEntries({}),
  };
}
