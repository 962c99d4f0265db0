import {
  anyType,
  type Caller,
  callJava,
  FeelFunction,
  type FeelValue,
  invoke,
  javaMethod,
} from '@throughline/feel';
import type { DataType } from '../read/data-type.ts';
import type { FunctionDefinition, Invocation, Logic } from '../read/dmn.ts';
import type { DecisionRun } from './decision-run.ts';
import { fit, fitted } from './fit.ts';
import { type Code, type LogicScope, note, nothing, withNames } from './logic-scope.ts';

/** Calls a function by name with named arguments. */
export function compileInvocation(logic: Invocation, scope: LogicScope, what: string): Code {
  const callee = scope.compile(logic.calledFunction, scope, `The function called by ${what}`);
  const bindings = (logic.binding ?? []).map(({ parameter, bindingFormula }) => ({
    name: parameter?.name ?? '',
    code: scope.compile(bindingFormula, scope, `The argument ${parameter?.name ?? ''} of ${what}`),
  }));
  const names = bindings.map(({ name }) => name);
  const called = logic.calledFunction;
  const source = called?.$type === 'dmn:LiteralExpression' ? (called.text?.trim() ?? '') : what;
  const subject = { source, offset: 0, length: source.length, literal: false };
  return (run) => {
    const value = callee(run);
    const args = bindings.map(({ code }) => code(run));
    if (value instanceof FeelFunction) return invoke(run, value, args, names, subject);
    return run.warn(
      subject,
      'no-function',
      `${source} is no function.`,
      'Name a knowledge model that is required.',
    );
  };
}

/** A function as a value; its body sees its parameters and what surrounds the definition. */
export function compileFunctionLogic(logic: FunctionDefinition, scope: LogicScope, what: string): Code {
  const definition = compileDefinition(logic, scope, what);
  if (definition === undefined) return nothing;
  return (run) => {
    const { context, data } = run;
    return makeFunction('', definition, (args) => ({
      data,
      context: { ...context, ...named(definition, args) },
    }));
  };
}

interface Definition {
  readonly parameters: readonly Parameter[];
  readonly body: Code;
  /** What it gives, by its own word. */
  readonly result: DataType;
}

interface Parameter {
  readonly name: string;
  readonly type: DataType;
}

/** Undefined for functions in Java or PMML, which are refused, save a few of java.lang. */
export function compileDefinition(
  logic: FunctionDefinition,
  scope: LogicScope,
  what: string,
  see: (scope: LogicScope, parameters: readonly string[]) => LogicScope = withNames,
): Definition | undefined {
  const parameters = (logic.formalParameter ?? []).map((item) => ({
    name: item.name ?? '',
    type: scope.types.named(item.typeRef, scope.element),
  }));
  const names = parameters.map(({ name }) => name);
  const result = resultOf(scope.types.named(logic.typeRef, scope.element));
  if (logic.kind === undefined || logic.kind === 'FEEL') {
    return { parameters, result, body: scope.compile(logic.body, see(scope, names), what) };
  }
  const method = logic.kind === 'Java' ? methodIn(logic.body) : undefined;
  if (method === undefined) {
    return note(scope, 'external-function', `${what} is a function in ${logic.kind}.`, 'Write it in FEEL.');
  }
  for (const name of names) scope.byName.add(name);
  const body: Code = ({ context }) =>
    callJava(
      method,
      names.map((name) => context[name] ?? null),
    );
  return { parameters, result, body };
}

/** Tools type a function with what a call gives or, since DMN 1.3, with the function as a whole. */
export function resultOf(type: DataType): DataType {
  if (type.feel.kind !== 'function') return type;
  return { name: type.name, feel: type.feel.result ?? anyType };
}

/** The method that the entries `class` and `method signature` of a context name as text. */
function methodIn(logic: Logic | undefined) {
  if (logic?.$type !== 'dmn:Context') return undefined;
  const textOf = (name: string): string => {
    const value = logic.contextEntry?.find(({ variable }) => variable?.name === name)?.value;
    const text = value?.$type === 'dmn:LiteralExpression' ? value.text?.trim() : undefined;
    return /^"([^"\\]*)"$/.exec(text ?? '')?.[1] ?? '';
  };
  return javaMethod(textOf('class'), textOf('method signature'));
}

/** What a function's body sees by name and, if it was compiled so, by slot. */
interface Sight {
  readonly context: { readonly [name: string]: FeelValue };
  readonly data: readonly FeelValue[];
}

/** A function value; `see` gives what its body sees of the arguments and of what surrounds it. */
export function makeFunction(
  name: string,
  { parameters, body, result }: Definition,
  see: (args: readonly FeelValue[]) => Sight,
): FeelFunction {
  return typedFunction(name, parameters, result, (args, run) => {
    const { context, data } = see(args);
    return within(run, context, data, body);
  });
}

/** Arguments by the names of the parameters. */
export function named(
  { parameters }: Pick<Definition, 'parameters'>,
  args: readonly FeelValue[],
): { readonly [name: string]: FeelValue } {
  return Object.fromEntries(parameters.map((parameter, at) => [parameter.name, args[at] as FeelValue]));
}

/**
 * A function that gives null, without its body being run, where an argument does not fit its parameter (DMN 1.5,
 * 10.3.2.13.2), and whose result is made to fit its type.
 */
export function typedFunction(
  name: string,
  parameters: readonly Parameter[],
  result: DataType,
  body: (args: readonly FeelValue[], run: DecisionRun) => FeelValue,
): FeelFunction {
  const typed = parameters.map((parameter) => ({ name: parameter.name, type: parameter.type.feel }));
  const call = (given: readonly FeelValue[], caller: Caller): FeelValue => {
    const run = caller as DecisionRun;
    let args: FeelValue[] | undefined;
    for (let at = 0; at < parameters.length; at++) {
      const parameter = parameters[at] as Parameter;
      const arg = fitted(given[at] as FeelValue, parameter.type, parameter.name, run);
      if (arg === undefined) return null;
      if (arg === given[at]) continue;
      args ??= [...given];
      args[at] = arg;
    }
    return fit(body(args ?? given, run), result, name, run);
  };
  return new FeelFunction(name, typed, call, result.feel.kind === 'any' ? undefined : result.feel);
}

/** Runs logic that sees a context and data of its own. */
export function within(
  run: DecisionRun,
  context: { readonly [name: string]: FeelValue },
  data: readonly FeelValue[],
  body: Code,
): FeelValue {
  const { context: outer, data: outerData, input } = run;
  run.enterCall();
  run.context = context;
  run.data = data;
  try {
    return body(run);
  } finally {
    run.context = outer;
    run.data = outerData;
    run.input = input;
    run.leaveCall();
  }
}
