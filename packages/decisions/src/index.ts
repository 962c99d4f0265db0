export { checkTables } from './check/check-tables.ts';
export type { DecisionFacts, InputFacts, InvocableFacts, TableFacts } from './decide/facts.ts';
export type { DecideOptions, DecisionModel, DecisionResult } from './decide/model.ts';
export { compareDecisions } from './difference/compare-decisions.ts';
export type {
  CellDifference,
  Changed,
  ColumnDifference,
  DecisionDifference,
  RuleDifference,
} from './difference/difference.ts';
export type { ExplainedDecision, Explanation } from './explain/explanation.ts';
export type {
  Counterfactual,
  LogicKind,
  Why,
  WhyCell,
  WhyDecision,
  WhyInput,
  WhyRule,
} from './explain/why.ts';
export type { Finding } from './finding.ts';
export { type Reading, type ReadOptions, readDecisions } from './read/read-decisions.ts';
export type { TableCoverage } from './tests/coverage.ts';
export { readTests, type TestReading } from './tests/read-tests.ts';
export { runTests, type TestResult, type TestRun } from './tests/run-tests.ts';
export type { TestCase, TestFile } from './tests/test-case.ts';
export { testFindings } from './tests/test-findings.ts';
