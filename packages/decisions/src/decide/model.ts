import { type FeelValue, type FeelWarning, type Json, toJson } from '@throughline/feel';
import { findCounterfactuals } from '../explain/counterfactuals.ts';
import type { Explanation } from '../explain/explanation.ts';
import type { Counterfactual, Why } from '../explain/why.ts';
import { DecisionRun } from './decision-run.ts';
import { type DecisionFacts, factsOf, type InvocableFacts, invocableFacts } from './facts.ts';
import { fit, givenAsFeel, givenAsJson, type Origin } from './fit.ts';
import type { Given, Graph, InvocableNode } from './graph.ts';
import { Session } from './session.ts';

export interface DecideOptions {
  /** The moment that `now()` and `today()` give, in ISO 8601. */
  readonly now?: string;
  /** Whether an explanation is made along the way; without one an answer takes about half the time. Default: true. */
  readonly explain?: boolean;
}

export interface CounterfactualOptions extends Pick<DecideOptions, 'now'> {
  /** How many there may be; default 5. */
  readonly most?: number;
  /** Asked before each evaluation: whether to give up with what was found. Without it only their number is bounded. */
  readonly enough?: () => boolean;
}

export type DecisionResult =
  | {
      readonly ok: true;
      readonly output: Json;
      /** The output before it was made JSON: exact to 34 digits, with dates and the like as values. */
      readonly value: FeelValue;
      readonly explanation: Explanation;
      /** What was met on the way and counted as null. */
      readonly warnings: readonly FeelWarning[];
    }
  /** No answer that could be trusted: data of the wrong kind, or rules that contradict each other. */
  | { readonly ok: false; readonly sentence: string; readonly warnings: readonly FeelWarning[] };

/** A compiled model; it holds no state and may be asked any number of times. */
export interface DecisionModel {
  readonly id: string;
  readonly name: string;
  /** All decisions of the model, each with what it needs and, for a table, what it is made of. */
  readonly decisions: readonly DecisionFacts[];
  /** The decision services and knowledge models, which `invoke` calls. */
  readonly invocables: readonly InvocableFacts[];
  /**
   * Decides by the id or, failing that, the name of a decision. Inputs are JSON by the names of the input data; what
   * is missing counts as null.
   */
  decide(idOrName: string, inputs: Given, options?: DecideOptions): DecisionResult;
  /** Decides again and says in full why: every rule that matched or did not, through all decisions that took part. */
  explain(idOrName: string, inputs: Given, options?: Pick<DecideOptions, 'now'>): Why;
  /**
   * For each input the smallest change of it alone that gives another answer, the smallest first. What cells and
   * expressions compare with is tried, and what lies just beside; the work is bounded.
   */
  counterfactuals(
    idOrName: string,
    inputs: Given,
    options?: CounterfactualOptions,
  ): readonly Counterfactual[];
  /**
   * Calls a decision service or a knowledge model by its id or name. Arguments are JSON by the names of its parameters;
   * what is missing counts as null.
   */
  invoke(idOrName: string, inputs: Given, options?: DecideOptions): DecisionResult;
}

export function makeModel(id: string, name: string, graph: Graph, standard: boolean): DecisionModel {
  const { decisions, invocables, mentions } = graph;
  const decisionsByName = byIdOrName(decisions);
  const invocablesByName = byIdOrName(invocables);
  const origin = standard ? givenAsFeel : givenAsJson;
  const sessionOf = (run: DecisionRun, inputs: Given) =>
    new Session(run, inputs, new Array(graph.slots), origin);
  const decide: DecisionModel['decide'] = (idOrName, inputs, options) => {
    const node = decisionsByName.get(idOrName);
    if (node === undefined) return noAnswer(`${name} has no decision ${idOrName}.`);
    const run = new DecisionRun(options, options?.explain === false ? 'not' : 'briefly');
    return answer(node, run, standard, () => sessionOf(run, inputs).valueOf(node));
  };
  return {
    id,
    name,
    decisions: decisions.map(factsOf),
    invocables: invocables.map(invocableFacts),
    decide,
    explain(idOrName, inputs, options) {
      const node = decisionsByName.get(idOrName);
      const run = new DecisionRun({ ...options, budget: explainingBudget }, 'whole');
      if (node !== undefined) {
        answer(node, run, standard, () => sessionOf(run, inputs).valueOf(node));
      }
      return { answer: decide(idOrName, inputs, options), decisions: run.whys };
    },
    counterfactuals(idOrName, inputs, { now, most = 5, enough = never } = {}) {
      const node = decisionsByName.get(idOrName);
      if (node === undefined) return [];
      const first = decide(idOrName, inputs, { now, explain: false });
      const again = (other: Given) => {
        const run = new DecisionRun({ now, budget: tryingBudget }, 'not');
        return answer(node, run, standard, () => sessionOf(run, other).valueOf(node));
      };
      const asked = { facts: factsOf(node), inputs, answer: first, decide: again, mentions, enough };
      return findCounterfactuals(asked, most);
    },
    invoke(idOrName, inputs, options) {
      const node = invocablesByName.get(idOrName);
      if (node === undefined) return noAnswer(`${name} has no decision service ${idOrName}.`);
      const run = new DecisionRun(options);
      return answer(node, run, standard, () => call(node, inputs, run, origin));
    },
  };
}

/** To explain goes through every rule, and through the answers of several once more. */
const explainingBudget = 4_000_000;
/** Of many evaluations with changed inputs, one that takes longer is given up. */
const tryingBudget = 100_000;
const never = () => false;

/** By id and by name; ids come first, and of equal names the first. */
function byIdOrName<Node extends { readonly id: string; readonly name: string }>(
  nodes: readonly Node[],
): ReadonlyMap<string, Node> {
  const backwards = nodes.toReversed();
  return new Map([
    ...backwards.map((node) => [node.name, node] as const),
    ...backwards.map((node) => [node.id, node] as const),
  ]);
}

function noAnswer(sentence: string): DecisionResult {
  return { ok: false, sentence, warnings: [] };
}

/** By the standard, a fault is the null that already stands where it happened. */
function answer(
  { name }: { readonly name: string },
  run: DecisionRun,
  standard: boolean,
  evaluate: () => FeelValue,
): DecisionResult {
  const spot = { source: name, offset: 0, length: name.length };
  const value = run.attempt(spot, evaluate);
  const { fault, warnings } = run;
  if (fault !== undefined && !standard) return { ok: false, sentence: fault, warnings };
  return { ok: true, output: toJson(value), value, explanation: run.explained, warnings };
}

function call(node: InvocableNode, given: Given, run: DecisionRun, origin: Origin): FeelValue {
  const args = node.parameters.map(({ name, type }) => {
    const value = Object.hasOwn(given, name) ? given[name] : null;
    return fit((value ?? null) as FeelValue, type, name, run, origin);
  });
  return node.function.body(args, run);
}
