import type { Finding, Json, Key, Moment, PersonRef, Variables } from './contract.ts';

/** What the API answers and takes about decision models; the rules of `contract.ts` hold here too. */

/** `GET /decisions` (Page), by name: the newest version of each model. */
export interface DecisionListed {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly publishedAt: Moment;
  readonly publishedBy: PersonRef;
  /** How many decisions the model holds. */
  readonly decisions: number;
  /** Of its newest test cases; `total` is 0 when there are none. */
  readonly tests: { readonly passed: number; readonly total: number };
  /** What the check of the newest version has to say. */
  readonly findings: { readonly error: number; readonly warning: number; readonly advice: number };
}

/** `GET /decisions/{id}/versions/{version}`: never changes. */
export interface DecisionVersion extends DecisionVersionRef {
  readonly id: string;
  readonly name: string;
  readonly xml: string;
  /** In the order of the file. */
  readonly decisions: readonly DecisionFacts[];
  readonly findings: readonly DecisionFinding[];
}

/** `GET /decisions/{id}`: the newest version, and what is around it. */
export interface DecisionDetail extends DecisionVersion {
  /** Newest first. */
  readonly versions: readonly DecisionVersionRef[];
  readonly usedBy: DecisionUses;
  /** What this person may do here. */
  readonly may: { readonly saveTests: boolean };
}

export interface DecisionVersionRef {
  readonly version: number;
  readonly publishedAt: Moment;
  readonly publishedBy: PersonRef;
}

/** Newest versions only. */
export interface DecisionUses {
  readonly processes: readonly {
    readonly id: string;
    readonly name: string;
    readonly version: number;
    /** The tasks that ask it, each with the decision asked for. */
    readonly elements: readonly { readonly id: string; readonly name: string; readonly decision: string }[];
  }[];
  /** Other models that import it. */
  readonly decisions: readonly { readonly id: string; readonly name: string; readonly version: number }[];
}

export type DecisionInputType =
  | 'number'
  | 'string'
  | 'boolean'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'
  | 'list'
  | 'context'
  | 'Any';

/** One decision of a model: what it needs and what it is. */
export interface DecisionFacts {
  readonly id: string;
  readonly name: string;
  /** Also those needed through other decisions. */
  readonly inputs: readonly DecisionInput[];
  /** Ids of the decisions it needs directly. */
  readonly requires: readonly string[];
  /** Left out when its logic is no table. */
  readonly table?: DecisionTableFacts;
}

export interface DecisionInput {
  readonly name: string;
  readonly type: DecisionInputType;
  /** The values it may have, when they can be listed. */
  readonly allowed?: readonly Json[];
  /** What is allowed as the model writes it: `[0..100]`. */
  readonly allowedText?: string;
}

export interface DecisionTableFacts {
  readonly hitPolicy: string;
  /** The heads of the columns. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** How many. */
  readonly rules: number;
}

/** A finding about a table names rules (from 1) and cells (columns from 1: inputs first, then outputs). */
export interface DecisionFinding extends Finding {
  readonly decision?: string;
  readonly rules?: readonly number[];
  readonly cells?: readonly CellPlace[];
  /** Inputs by name that show it. */
  readonly example?: Variables;
}

export interface CellPlace {
  readonly rule: number;
  readonly column: number;
}

// ---- asked and explained ---------------------------------------------------------------------------------

/** `POST /decisions/{id}/evaluate`: changes nothing; no idempotency key. */
export interface EvaluateDecision {
  /** Id or name. */
  readonly decision: string;
  readonly inputs: Variables;
  /** Default: the newest. */
  readonly version?: number;
  /** The moment that `now()` and `today()` give. Default: now. */
  readonly now?: Moment;
}

/** 200 of evaluate, also when there is no answer: then `answer.ok` is false and its sentence says why. */
export interface EvaluatedDecision extends Why {
  readonly version: number;
  readonly counterfactuals: readonly Counterfactual[];
  /** Why reasons or changes are left out: the decision takes too long. */
  readonly leftOut?: string;
}

export interface Why {
  readonly answer: DecisionAnswer;
  /** Those that took part, each after those it needed; the last is the one that was asked for. */
  readonly decisions: readonly WhyDecision[];
}

export type DecisionAnswer =
  | { readonly ok: true; readonly output: Json; readonly warnings: readonly DecisionWarning[] }
  | { readonly ok: false; readonly sentence: string; readonly warnings: readonly DecisionWarning[] };

/** Something met on the way that counted as null. */
export interface DecisionWarning {
  readonly code: string;
  readonly sentence: string;
  readonly mend?: string;
  /** The place in the expression it was met in, from 1; `offset` from 0. */
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  readonly length: number;
}

export interface WhyDecision {
  readonly decision: string;
  readonly name: string;
  /** `table`, `expression`, ...: what its logic is. */
  readonly kind: string;
  readonly inputs: readonly { readonly label: string; readonly expression: string; readonly value: Json }[];
  readonly hitPolicy?: string;
  readonly rules?: readonly WhyRule[];
  /** Of a context, in their order. */
  readonly entries?: readonly { readonly name: string; readonly value: Json }[];
  readonly output: Json;
  /** Whole sentences for the person who has to defend the answer. */
  readonly sentences: readonly string[];
}

export interface WhyRule {
  /** From 1. */
  readonly rule: number;
  readonly matched: boolean;
  /** Whether the answer comes from it; one that matched may step back behind another. */
  readonly decided?: boolean;
  readonly annotation?: string;
  /** Of a rule that did not match: its first cell that failed. */
  readonly failed?: {
    readonly column: number;
    readonly cell: string;
    readonly value: Json;
    readonly sentence: string;
  };
  /** Of a rule that matched: every cell with the value that met it. */
  readonly met?: readonly { readonly column: number; readonly cell: string; readonly value: Json }[];
}

/** The smallest change of one input that gives another answer. */
export interface Counterfactual {
  readonly input: string;
  readonly from: Json;
  readonly to: Json;
  readonly output: Json;
  readonly sentence: string;
}

/** `GET /cases/{key}/decisions/{seq}`: a `decision.evaluated` event of a case, explained as it was decided then. */
export interface CaseDecision extends EvaluatedDecision {
  /** Id and name of the model. */
  readonly model: string;
  readonly modelName: string;
  /** Id of the decision that was asked. */
  readonly decision: string;
  readonly at: Moment;
  /** What it saw of the case's variables. */
  readonly inputs: Variables;
  readonly xml: string;
}

// ---- tests -----------------------------------------------------------------------------------------------

/** One test case, as it stands in a `.tests.json` file. */
export interface DecisionTest {
  readonly name: string;
  /** Id or name of a decision of the model. */
  readonly decision: string;
  readonly inputs: Variables;
  readonly expected: Json;
  /** What `now()` and `today()` give; default: the moment the test is run. */
  readonly now?: string;
  /** The real case it was made from. */
  readonly from?: { readonly case: Key; readonly seq: number };
}

/**
 * `GET /decisions/{id}/tests`, 200 of `PUT` and 201 of `POST .../tests/from-case`: the newest tests, run against the
 * newest model now.
 */
export interface DecisionTests {
  /** 0 when none were ever saved. */
  readonly version: number;
  readonly tests: readonly DecisionTest[];
  /** One for each test, in their order. */
  readonly results: readonly DecisionTestResult[];
  /** One for each table. */
  readonly coverage: readonly DecisionCoverage[];
}

export interface DecisionTestResult {
  readonly name: string;
  readonly decision: string;
  readonly passed: boolean;
  readonly expected: Json;
  /** `null` also when there was no answer; the sentence says why. */
  readonly actual: Json;
  readonly sentence: string;
}

export interface DecisionCoverage {
  readonly decision: string;
  readonly name: string;
  readonly rules: number;
  readonly reached: readonly number[];
  readonly unreached: readonly number[];
}

/** `PUT /decisions/{id}/tests`: all of them, as a new version; saved also when some fail. */
export interface SaveDecisionTests {
  readonly tests: readonly DecisionTest[];
  /** The version they were made from; a newer one answers 409 instead of being written over. */
  readonly version?: number;
}

/** `POST /decisions/{id}/tests/from-case`: a `decision.evaluated` event becomes a test. */
export interface DecisionTestFromCase {
  readonly case: Key;
  readonly seq: number;
  /** Default: the case and the task that asked: `ORD-11872: Apply bundle rules`. */
  readonly name?: string;
}

// ---- versions compared -----------------------------------------------------------------------------------

/** `GET /decisions/{id}/difference?from=1&to=2`. */
export interface DecisionComparison {
  readonly from: number;
  readonly to: number;
  /** What differs, in the order of the later version; what was removed comes last. */
  readonly differences: readonly DecisionDifference[];
}

export interface Changed<Value> {
  readonly before: Value;
  readonly after: Value;
}

/** One element of the model that was added, removed or changed; of a changed one, only what changed is there. */
export interface DecisionDifference {
  /** Id of the element: a decision, or something decisions are made of. */
  readonly decision: string;
  readonly name: string;
  readonly element: 'decision' | 'knowledge model' | 'decision service' | 'input data' | 'type';
  readonly change: 'added' | 'removed' | 'changed';
  readonly renamed?: Changed<string>;
  /** The type of its answer, or of the data. */
  readonly type?: Changed<string>;
  /** Names of what it requires. */
  readonly requires?: Changed<readonly string[]>;
  /** `UNIQUE`, `COLLECT SUM`. */
  readonly hitPolicy?: Changed<string>;
  readonly columns?: readonly ColumnDifference[];
  readonly rules?: readonly RuleDifference[];
  /** Of what is no table, and of a table that became something else or was it before. */
  readonly text?: Changed<string>;
}

/** `before` and `after` are the column's places, from 1, inputs first; one is missing when it is new or gone. */
export interface ColumnDifference {
  readonly change: 'added' | 'removed' | 'changed';
  readonly name: string;
  readonly before?: number;
  readonly after?: number;
  /** Its head, type, allowed values and default; missing when only its place changed. */
  readonly text?: Changed<string>;
}

/** `before` and `after` are the rule's numbers, from 1; one is missing when it is new or gone. */
export interface RuleDifference {
  readonly change: 'added' | 'removed' | 'changed';
  readonly before?: number;
  readonly after?: number;
  /** Cells that differ; of a rule that is new or gone, all of them. None when only the rule's place changed. */
  readonly cells: readonly CellDifference[];
  readonly annotation?: Changed<string>;
}

export interface CellDifference {
  /** In the later version; in the earlier one where `after` is missing. */
  readonly column: number;
  readonly before?: string;
  readonly after?: string;
}
