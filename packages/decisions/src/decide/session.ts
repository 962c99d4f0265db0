import { type FeelValue, toJson } from '@throughline/feel';
import type { DecisionRun } from './decision-run.ts';
import { fit } from './fit.ts';
import { within } from './function.ts';
import type { DecisionNode, Given, InputNode, Known } from './graph.ts';

/** Evaluates decisions over one set of data, each at most once. */
export class Session {
  readonly #run: DecisionRun;
  readonly #given: Given;
  readonly #values: Map<string, FeelValue>;

  /** `known` values are used as they are: the arguments of a decision service. */
  constructor(run: DecisionRun, given: Given, known: Known = new Map()) {
    this.#run = run;
    this.#given = given;
    this.#values = new Map(known);
  }

  valueOf(decision: DecisionNode): FeelValue {
    const known = this.#values.get(decision.id);
    if (known !== undefined) return known;
    const context = this.#contextOf(decision);
    const run = this.#run;
    const result = within(run, context, decision.code);
    const value = fit(result, decision.type, decision.name, { run, fromJson: false });
    this.#values.set(decision.id, value);
    if (!decision.explainsItself) this.#explain(decision, context, value);
    return value;
  }

  #contextOf(decision: DecisionNode): { [name: string]: FeelValue } {
    const context: { [name: string]: FeelValue } = { ...decision.functions };
    for (const name of [...decision.strays, ...decision.perhapsStrays]) {
      if (Object.hasOwn(this.#given, name)) context[name] = this.#given[name] as FeelValue;
    }
    for (const input of decision.inputs) context[input.name] = this.#inputValue(input);
    for (const needed of decision.decisions) context[needed.variable] = this.valueOf(needed);
    return context;
  }

  #inputValue({ id, name, type }: InputNode): FeelValue {
    const known = this.#values.get(id);
    if (known !== undefined) return known;
    const given = Object.hasOwn(this.#given, name) ? this.#given[name] : undefined;
    if (given === undefined) {
      const spot = { source: name, offset: 0, length: name.length };
      this.#run.warn(spot, 'missing-input', `${name} is not given.`, 'Give it, or null where there is none.');
    }
    const value = fit((given ?? null) as FeelValue, type, name, { run: this.#run, fromJson: true });
    this.#values.set(id, value);
    return value;
  }

  #explain(decision: DecisionNode, context: Readonly<Record<string, FeelValue>>, value: FeelValue): void {
    const names = Object.keys(context).filter((name) => !Object.hasOwn(decision.functions, name));
    this.#run.explain({
      decision: decision.id,
      name: decision.name,
      inputs: names.map((name) => ({ expression: name, value: toJson(context[name] as FeelValue) })),
      output: toJson(value),
    });
  }
}
