import { type FeelValue, toJson } from '@throughline/feel';
import { telling } from '../explain/tell.ts';
import type { DecisionRun } from './decision-run.ts';
import { fit } from './fit.ts';
import { within } from './function.ts';
import { type DecisionNode, type Given, type InputNode, type Known, place } from './graph.ts';

interface SessionOptions {
  /** Values used as they are: the arguments of a decision service. */
  readonly known?: Known;
  /** Whether the data are JSON, which writes dates and the like as text. */
  readonly fromJson?: boolean;
}

/** Evaluates decisions over one set of data, each at most once. */
export class Session {
  readonly #run: DecisionRun;
  readonly #given: Given;
  readonly #values: Map<InputNode | DecisionNode, FeelValue>;
  readonly #fromJson: boolean;

  constructor(run: DecisionRun, given: Given, { known, fromJson = true }: SessionOptions = {}) {
    this.#run = run;
    this.#given = given;
    this.#values = new Map(known);
    this.#fromJson = fromJson;
  }

  valueOf(decision: DecisionNode): FeelValue {
    const known = this.#values.get(decision);
    if (known !== undefined) return known;
    const context = this.#contextOf(decision);
    const run = this.#run;
    const value =
      run.explaining === 'whole'
        ? telling(
            decision,
            () => usedBy(decision, context),
            run,
            () => this.#evaluate(decision, context),
          )
        : this.#evaluate(decision, context);
    this.#values.set(decision, value);
    if (run.explaining === 'briefly' && decision.table === undefined) this.#explain(decision, context, value);
    return value;
  }

  #evaluate(decision: DecisionNode, context: Readonly<Record<string, FeelValue>>): FeelValue {
    const run = this.#run;
    const result = within(run, context, decision.code);
    return fit(result, decision.type, decision.name, { run, fromJson: false });
  }

  #contextOf(decision: DecisionNode): { [name: string]: FeelValue } {
    const context: { [name: string]: FeelValue } = { ...decision.functions };
    this.#addStrays(context, decision.strays);
    this.#addStrays(context, decision.perhapsStrays);
    for (const input of decision.inputs) {
      const way = decision.ways.get(input);
      if (way === undefined) context[input.name] = this.#inputValue(input);
      else place(context, way, input.name, this.#inputValue(input));
    }
    for (const needed of decision.decisions) {
      const way = decision.ways.get(needed);
      if (way === undefined) context[needed.variable] = this.valueOf(needed);
      else place(context, way, needed.variable, this.valueOf(needed));
    }
    return context;
  }

  #addStrays(context: { [name: string]: FeelValue }, names: readonly string[]): void {
    for (const name of names) {
      if (Object.hasOwn(this.#given, name)) context[name] = this.#given[name] as FeelValue;
    }
  }

  #inputValue(input: InputNode): FeelValue {
    const known = this.#values.get(input);
    if (known !== undefined) return known;
    const { name, type } = input;
    const given = this.#givenFor(input);
    if (given === undefined) {
      const spot = { source: name, offset: 0, length: name.length };
      this.#run.warn(spot, 'missing-input', `${name} is not given.`, 'Give it, or null where there is none.');
    }
    const fitting = { run: this.#run, fromJson: this.#fromJson, given: true };
    const value = fit((given ?? null) as FeelValue, type, name, fitting);
    this.#values.set(input, value);
    return value;
  }

  /** Data of an imported model are given under the name of the import or, where the name says enough, without it. */
  #givenFor({ name, way }: InputNode): unknown {
    if (way.length === 0) return entryOf(this.#given, name);
    let data: unknown = this.#given;
    for (const step of way) data = entryOf(data, step);
    return entryOf(data, name) ?? entryOf(this.#given, name);
  }

  #explain(decision: DecisionNode, context: Readonly<Record<string, FeelValue>>, value: FeelValue): void {
    this.#run.explain({
      decision: decision.id,
      name: decision.name,
      inputs: usedBy(decision, context).map(([name, used]) => ({ expression: name, value: toJson(used) })),
      output: toJson(value),
    });
  }
}

/** What a decision saw besides functions, by name. */
function usedBy(
  { functions }: DecisionNode,
  context: Readonly<Record<string, FeelValue>>,
): readonly (readonly [name: string, value: FeelValue])[] {
  const used: (readonly [string, FeelValue])[] = [];
  for (const name in context) {
    if (!Object.hasOwn(functions, name)) used.push([name, context[name] as FeelValue]);
  }
  return used;
}

function entryOf(data: unknown, name: string): unknown {
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, name)) return undefined;
  return (data as Given)[name];
}
