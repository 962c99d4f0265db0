import { type FeelValue, toJson } from '@throughline/feel';
import { telling } from '../explain/tell.ts';
import type { DecisionRun } from './decision-run.ts';
import { fit, type Origin } from './fit.ts';
import { within } from './function.ts';
import { type DecisionNode, type Given, type InputNode, nameOf, place } from './graph.ts';

type Context = { readonly [name: string]: FeelValue };

/** Evaluates decisions over one set of data, each at most once. */
export class Session {
  readonly #run: DecisionRun;
  readonly #given: Given;
  /** Of input data and decisions, each in its slot. */
  readonly #values: (FeelValue | undefined)[];
  readonly #origin: Origin;

  /** `values` are those already known, by slot: the arguments of a decision service. */
  constructor(run: DecisionRun, given: Given, values: (FeelValue | undefined)[], origin: Origin) {
    this.#run = run;
    this.#given = given;
    this.#values = values;
    this.#origin = origin;
  }

  valueOf(decision: DecisionNode): FeelValue {
    const known = this.#values[decision.slot];
    if (known !== undefined) return known;
    for (const input of decision.inputs) this.#readInput(input);
    for (const needed of decision.decisions) this.valueOf(needed);
    const run = this.#run;
    const value =
      run.explaining === 'whole'
        ? telling(
            decision,
            () => this.#usedBy(decision),
            run,
            () => this.#evaluate(decision),
          )
        : this.#evaluate(decision);
    this.#values[decision.slot] = value;
    if (run.explaining === 'briefly' && decision.table === undefined) this.#explain(decision, value);
    return value;
  }

  #evaluate(decision: DecisionNode): FeelValue {
    const { code, type, name, strays, perhapsStrays, byName, functions } = decision;
    const run = this.#run;
    const named = byName.length + strays.length + perhapsStrays.length > 0;
    const context = named ? this.#contextOf(decision, byName) : functions;
    return fit(within(run, context, this.#values as FeelValue[], code), type, name, run);
  }

  /** Some of what a decision sees, by name. */
  #contextOf(decision: DecisionNode, nodes: Iterable<InputNode | DecisionNode>): Context {
    const context: { [name: string]: FeelValue } = { ...decision.functions };
    this.#addStrays(context, decision.strays);
    this.#addStrays(context, decision.perhapsStrays);
    for (const node of nodes) {
      const value = this.#values[node.slot] as FeelValue;
      place(context, decision.ways.get(node) ?? [], nameOf(node), value);
    }
    return context;
  }

  #addStrays(context: { [name: string]: FeelValue }, names: readonly string[]): void {
    for (const name of names) {
      if (Object.hasOwn(this.#given, name)) context[name] = this.#given[name] as FeelValue;
    }
  }

  #readInput(input: InputNode): void {
    if (this.#values[input.slot] !== undefined) return;
    const { name, type } = input;
    const given = this.#givenFor(input);
    if (given === undefined) {
      const spot = { source: name, offset: 0, length: name.length };
      this.#run.warn(spot, 'missing-input', `${name} is not given.`, 'Give it, or null where there is none.');
    }
    this.#values[input.slot] = fit((given ?? null) as FeelValue, type, name, this.#run, this.#origin);
  }

  /** Data of an imported model are given under the name of the import or, where the name says enough, without it. */
  #givenFor({ name, way }: InputNode): unknown {
    if (way.length === 0) return entryOf(this.#given, name);
    let data: unknown = this.#given;
    for (const step of way) data = entryOf(data, step);
    return entryOf(data, name) ?? entryOf(this.#given, name);
  }

  #explain(decision: DecisionNode, value: FeelValue): void {
    this.#run.explain({
      decision: decision.id,
      name: decision.name,
      inputs: this.#usedBy(decision).map(([name, used]) => ({ expression: name, value: toJson(used) })),
      output: toJson(value),
    });
  }

  /** What a decision saw besides functions, by name. */
  #usedBy(decision: DecisionNode): readonly (readonly [name: string, value: FeelValue])[] {
    const context = this.#contextOf(decision, [...decision.inputs, ...decision.decisions]);
    const used: (readonly [string, FeelValue])[] = [];
    for (const name in context) {
      if (!Object.hasOwn(decision.functions, name)) used.push([name, context[name] as FeelValue]);
    }
    return used;
  }
}

function entryOf(data: unknown, name: string): unknown {
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, name)) return undefined;
  return (data as Given)[name];
}
