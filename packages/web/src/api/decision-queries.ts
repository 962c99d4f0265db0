import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Key, Page } from './contract.ts';
import type {
  CaseDecision,
  DecisionComparison,
  DecisionDetail,
  DecisionListed,
  DecisionTests,
  DecisionVersion,
  EvaluateDecision,
  EvaluatedDecision,
} from './decision-contract.ts';
import { ask, get } from './request.ts';

/** What the pages ask about decisions; the first word of a query key is what live updates make stale. */

export const decisionsQuery = queryOptions({
  queryKey: ['decisions'],
  queryFn: ({ signal }) => get<Page<DecisionListed>>('/decisions', { limit: 200 }, signal),
});

export function decisionQuery(id: string) {
  return queryOptions({
    queryKey: ['decision', id],
    queryFn: ({ signal }) => get<DecisionDetail>(`/decisions/${encodeURIComponent(id)}`, {}, signal),
  });
}

export function decisionVersionQuery(id: string, version: number) {
  return queryOptions({
    queryKey: ['decision-version', id, version],
    queryFn: ({ signal }) =>
      get<DecisionVersion>(`/decisions/${encodeURIComponent(id)}/versions/${version}`, {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function decisionTestsQuery(id: string) {
  return queryOptions({
    queryKey: ['decision-tests', id],
    queryFn: ({ signal }) => get<DecisionTests>(`/decisions/${encodeURIComponent(id)}/tests`, {}, signal),
  });
}

/** How long an answer is kept, so that going back to the same values paints at once. */
const KEPT_MS = 30_000;

export function evaluationQuery(id: string, asked: EvaluateDecision) {
  return queryOptions({
    queryKey: ['decision-answer', id, asked],
    queryFn: ({ signal }) =>
      ask<EvaluatedDecision>(`/decisions/${encodeURIComponent(id)}/evaluate`, asked, signal),
    placeholderData: keepPreviousData,
    gcTime: KEPT_MS,
    retry: false,
  });
}

export function comparisonQuery(id: string, from: number, to: number) {
  return queryOptions({
    queryKey: ['decision-comparison', id, from, to],
    queryFn: ({ signal }) =>
      get<DecisionComparison>(`/decisions/${encodeURIComponent(id)}/difference`, { from, to }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What was decided does not change. */
export function caseDecisionQuery(key: Key, seq: number) {
  return queryOptions({
    queryKey: ['case-decision', key, seq],
    queryFn: ({ signal }) => get<CaseDecision>(`/cases/${key}/decisions/${seq}`, {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
