import type { FeelType } from './type.ts';
import type { FeelValue } from './value.ts';

export interface FunctionParameter {
  readonly name: string;
  readonly type?: FeelType;
}

/** What a running function may use of the evaluation it runs in; see `compile/run.ts`. */
export interface Caller {
  /** Counts work against the evaluation's budget; throws inside the evaluation when it is used up. */
  spend(steps: number): void;
  /** Counts bytes, roughly, that are about to be taken; throws as `spend` does. */
  allocate(bytes: number): void;
}

/** A function as a value: defined in FEEL, built in, or handed in by the host (a business knowledge model). */
export class FeelFunction {
  readonly name: string;
  readonly parameters: readonly FunctionParameter[];
  /** The type of what it gives, where that is known. */
  readonly result: FeelType | undefined;
  readonly variadic: boolean;
  readonly body: (args: readonly FeelValue[], caller: Caller) => FeelValue;

  constructor(
    name: string,
    parameters: readonly FunctionParameter[],
    body: (args: readonly FeelValue[], caller: Caller) => FeelValue,
    result?: FeelType,
    variadic = false,
  ) {
    this.name = name;
    this.parameters = parameters;
    this.body = body;
    this.result = result;
    this.variadic = variadic;
  }
}
