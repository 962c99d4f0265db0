import { bind, formForCount, formForNames, gather } from '../built-ins/bind.ts';
import type { BuiltIn, Call, Form, Parameter } from '../built-ins/built-in.ts';
import { builtInNamed, builtInNames } from '../built-ins/built-ins.ts';
import { FeelSyntaxError } from '../feel-error.ts';
import { nearest } from '../nearest.ts';
import type { Argument, NodeOf } from '../parse/tree.ts';
import { FeelFunction } from '../values/function.ts';
import type { FeelValue } from '../values/value.ts';
import { type Subject, subjectOf, warnKind } from './blame.ts';
import { constant, folded } from './constant.ts';
import { invoke } from './invoke.ts';
import type { Run } from './run.ts';
import { type Code, compileNode, isLocal, type Scope } from './scope.ts';

/** A call: of a built-in where its name is not taken by something else, or of a function value. */
export function compileCall(node: NodeOf<'call'>, scope: Scope): Code {
  const { callee } = node;
  const name = callee.type === 'name' ? callee.name : undefined;
  const known = name === undefined ? undefined : builtInNamed(name);
  const own = name !== undefined && (isLocal(scope, name) || scope.unit.names.has(name));
  if (known !== undefined && !own) return compileBuiltIn(node, known, scope);
  if (name !== undefined && !own) throw unknownFunction(name, callee);
  return compileDynamic(node, known, scope);
}

function compileBuiltIn(node: NodeOf<'call'>, builtIn: BuiltIn, scope: Scope): Code {
  const form = formOf(builtIn, node.args);
  const whole = subjectOf(scope, node);
  if (form === undefined) {
    return (run) => run.warn(whole, 'wrong-arguments', wrongArguments(builtIn, node.args), usage(builtIn));
  }
  const args = inOrder(form, node.args);
  const codes = args.map((argument) =>
    argument === undefined ? constant(null) : compileNode(argument.value, scope),
  );
  const subjects = args.map((argument) =>
    argument === undefined ? whole : subjectOf(scope, argument.value),
  );
  const code: Code = (run) => {
    const values: FeelValue[] = [];
    for (const argument of codes) values.push(argument(run));
    const given = form.variadic ? gather(form, values) : values;
    spendOnTexts(run, given);
    const bound = bind(form, given);
    if (typeof bound !== 'number') return form.body(bound, new BuiltInCall(run, whole));
    const { name, expected } = form.parameters[bound] as Parameter;
    const subject = subjects[bound] ?? whole;
    return warnKind(run, subject, given[bound] ?? null, `${expected} for ${name} of ${builtIn.name}`);
  };
  return conversions.has(builtIn.name) ? folded(code, codes) : code;
}

/** Conversions of a text that is written out, as in `date("2026-11-19")`, are done once, when compiling. */
const conversions: ReadonlySet<string> = new Set([
  ...['date', 'time', 'date and time', 'duration', 'years and months duration', 'number', 'range'],
]);

class BuiltInCall implements Call {
  readonly run: Run;
  readonly #whole: Subject;

  constructor(run: Run, whole: Subject) {
    this.run = run;
    this.#whole = whole;
  }

  fail(sentence: string, mend?: string): null {
    return this.run.warn(this.#whole, 'no-result', sentence, mend);
  }
}

/** Functions of texts look at each letter. */
function spendOnTexts(run: Run, values: readonly FeelValue[]): void {
  for (const value of values) {
    if (typeof value === 'string' && value.length > 64) run.spend(value.length >> 6);
  }
}

function formOf(builtIn: BuiltIn, args: readonly Argument[]): Form | undefined {
  const names = args.flatMap((argument) => argument.name ?? []);
  return names.length > 0 ? formForNames(builtIn, names) : formForCount(builtIn, args.length);
}

/** Named arguments in the order of the parameters, with gaps for those left out. */
function inOrder(form: Form, args: readonly Argument[]): readonly (Argument | undefined)[] {
  if (args[0]?.name === undefined) return args;
  return form.parameters.map((parameter) => args.find((argument) => argument.name === parameter.name));
}

/** A variable that is no function steps back before the built-in of its name: `date` beside `date("2026-01-01")`. */
function compileDynamic(node: NodeOf<'call'>, builtIn: BuiltIn | undefined, scope: Scope): Code {
  const callee = compileNode(node.callee, scope);
  const subject = subjectOf(scope, node.callee);
  const args = node.args.map((argument) => compileNode(argument.value, scope));
  const names =
    node.args[0]?.name === undefined ? undefined : node.args.map((argument) => argument.name as string);
  const fallback = builtIn === undefined ? undefined : compileBuiltIn(node, builtIn, scope);
  return (run) => {
    const value = callee(run);
    if (value instanceof FeelFunction) {
      const given: FeelValue[] = [];
      for (const code of args) given.push(code(run));
      return invoke(run, value, given, names, subject);
    }
    return fallback === undefined ? warnKind(run, subject, value, 'a function') : fallback(run);
  };
}

function unknownFunction(name: string, span: { offset: number; length: number }): FeelSyntaxError {
  const close = nearest(name, builtInNames);
  const mend =
    close === undefined ? 'Use a function of FEEL or one the model knows.' : `Did you mean ${close}?`;
  return new FeelSyntaxError('unknown-function', `There is no function ${name}.`, span, mend);
}

function wrongArguments(builtIn: BuiltIn, args: readonly Argument[]): string {
  const names = args.flatMap((argument) => argument.name ?? []);
  const given = names.length > 0 ? `the arguments ${names.join(', ')}` : `${args.length} arguments`;
  return `${builtIn.name} does not take ${given}.`;
}

function usage(builtIn: BuiltIn): string {
  const ways = builtIn.forms.map(
    (form) => `${builtIn.name}(${form.parameters.map(({ name }) => name).join(', ')})`,
  );
  return `Call it as ${ways.join(' or ')}.`;
}
