import { type FeelValue, type FeelWarning, type Json, toJson } from '@throughline/feel';
import type { Explanation } from '../explain/explanation.ts';
import { DecisionRun } from './decision-run.ts';
import type { DecisionNode, Given } from './graph.ts';
import { Session } from './session.ts';

export interface DecideOptions {
  /** The moment that `now()` and `today()` give, in ISO 8601. */
  readonly now?: string;
}

export type DecisionResult =
  | {
      readonly ok: true;
      readonly output: Json;
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
  /** All decisions, each with the names of the data it needs, also through others. */
  readonly decisions: readonly {
    readonly id: string;
    readonly name: string;
    readonly inputs: readonly string[];
  }[];
  /**
   * Decides by the id or, failing that, the name of a decision. Inputs are JSON by the names of the input data; what
   * is missing counts as null.
   */
  decide(idOrName: string, inputs: Given, options?: DecideOptions): DecisionResult;
}

export function makeModel(id: string, name: string, nodes: readonly DecisionNode[]): DecisionModel {
  return {
    id,
    name,
    decisions: nodes.map((node) => ({ id: node.id, name: node.name, inputs: inputsOf(node) })),
    decide(idOrName, inputs, options) {
      const node = findNode(nodes, idOrName);
      if (node === undefined)
        return { ok: false, sentence: `${name} has no decision ${idOrName}.`, warnings: [] };
      const { run, value } = evaluate(node, inputs, options);
      const { fault, warnings } = run;
      if (fault !== undefined) return { ok: false, sentence: fault, warnings };
      return { ok: true, output: toJson(value), explanation: run.explained, warnings };
    },
  };
}

function findNode(nodes: readonly DecisionNode[], idOrName: string): DecisionNode | undefined {
  return nodes.find((node) => node.id === idOrName) ?? nodes.find((node) => node.name === idOrName);
}

/** The value with the run that led to it, whatever went wrong. */
function evaluate(
  node: DecisionNode,
  given: Given,
  options?: DecideOptions,
): { run: DecisionRun; value: FeelValue } {
  const run = new DecisionRun(options);
  const spot = { source: node.name, offset: 0, length: node.name.length };
  const value = run.attempt(spot, () => new Session(run, given).valueOf(node));
  return { run, value };
}

function inputsOf(node: DecisionNode): readonly string[] {
  const names = new Set([
    ...node.inputs.map((input) => input.name),
    ...node.strays,
    ...node.decisions.flatMap(inputsOf),
  ]);
  return [...names];
}
