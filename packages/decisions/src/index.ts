export type { DecideOptions, DecisionModel, DecisionResult } from './decide/model.ts';
export type { ExplainedDecision, Explanation } from './explain/explanation.ts';
export type { Finding } from './finding.ts';
export { type Reading, readDecisions } from './read/read-decisions.ts';
