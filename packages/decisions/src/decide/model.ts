import { type FeelValue, type FeelWarning, type Json, toJson } from '@throughline/feel';
import type { Explanation } from '../explain/explanation.ts';
import { DecisionRun } from './decision-run.ts';
import { type DecisionFacts, factsOf, type InvocableFacts, invocableFacts } from './facts.ts';
import { fit } from './fit.ts';
import type { Given, Graph, InvocableNode } from './graph.ts';
import { Session } from './session.ts';

export interface DecideOptions {
  /** The moment that `now()` and `today()` give, in ISO 8601. */
  readonly now?: string;
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
  /**
   * Calls a decision service or a knowledge model by its id or name. Arguments are JSON by the names of its parameters;
   * what is missing counts as null.
   */
  invoke(idOrName: string, inputs: Given, options?: DecideOptions): DecisionResult;
}

export function makeModel(id: string, name: string, graph: Graph, standard: boolean): DecisionModel {
  const { decisions, invocables } = graph;
  const fromJson = !standard;
  return {
    id,
    name,
    decisions: decisions.map(factsOf),
    invocables: invocables.map(invocableFacts),
    decide(idOrName, inputs, options) {
      const node = findNode(decisions, idOrName);
      if (node === undefined) return noAnswer(`${name} has no decision ${idOrName}.`);
      const session = (run: DecisionRun) => new Session(run, inputs, { fromJson });
      return answer(node, options, standard, (run) => session(run).valueOf(node));
    },
    invoke(idOrName, inputs, options) {
      const node = findNode(invocables, idOrName);
      if (node === undefined) return noAnswer(`${name} has no decision service ${idOrName}.`);
      return answer(node, options, standard, (run) => call(node, inputs, run, fromJson));
    },
  };
}

function findNode<Node extends { readonly id: string; readonly name: string }>(
  nodes: readonly Node[],
  idOrName: string,
): Node | undefined {
  return nodes.find((node) => node.id === idOrName) ?? nodes.find((node) => node.name === idOrName);
}

function noAnswer(sentence: string): DecisionResult {
  return { ok: false, sentence, warnings: [] };
}

/** By the standard, a fault is the null that already stands where it happened. */
function answer(
  { name }: { readonly name: string },
  options: DecideOptions | undefined,
  standard: boolean,
  evaluate: (run: DecisionRun) => FeelValue,
): DecisionResult {
  const run = new DecisionRun(options);
  const spot = { source: name, offset: 0, length: name.length };
  const value = run.attempt(spot, () => evaluate(run));
  const { fault, warnings } = run;
  if (fault !== undefined && !standard) return { ok: false, sentence: fault, warnings };
  return { ok: true, output: toJson(value), value, explanation: run.explained, warnings };
}

function call(node: InvocableNode, given: Given, run: DecisionRun, fromJson: boolean): FeelValue {
  const args = node.parameters.map(({ name, type }) => {
    const value = Object.hasOwn(given, name) ? given[name] : null;
    return fit((value ?? null) as FeelValue, type, name, { run, fromJson });
  });
  return node.function.body(args, run);
}
