import { isList } from '../values/kind.ts';
import type { FeelValue } from '../values/value.ts';
import type { BuiltIn, Form, Parameter } from './built-in.ts';

/** The form that takes this many arguments. */
export function formForCount(builtIn: BuiltIn, count: number): Form | undefined {
  return builtIn.forms.find((form) => {
    if (form.byNameOnly) return false;
    return form.variadic ? count > 0 : count >= form.required && count <= form.parameters.length;
  });
}

/** The form that has all these parameters, and whose required ones are all given. */
export function formForNames(builtIn: BuiltIn, names: readonly string[]): Form | undefined {
  return builtIn.forms.find(
    (form) =>
      names.every((name) => form.parameters.some((parameter) => parameter.name === name)) &&
      form.parameters.every((parameter) => parameter.optional || names.includes(parameter.name)),
  );
}

/** Separate arguments of a variadic form become its list. */
export function gather(form: Form, args: readonly FeelValue[]): readonly FeelValue[] {
  if (!form.variadic || (args.length === 1 && (isList(args[0] as FeelValue) || args[0] === null)))
    return args;
  return [args];
}

/**
 * Turns values into what the body works on; a list of one gives its item where that fits (DMN 1.5, 10.3.2.9.4).
 * The place of the first value that does not fit, where there is one.
 */
export function bind(form: Form, args: readonly FeelValue[]): readonly unknown[] | number {
  const bound: unknown[] = [];
  for (let at = 0; at < form.parameters.length; at++) {
    const parameter = form.parameters[at] as Parameter;
    const value = (args[at] ?? null) as FeelValue;
    const accepted = parameter.optional && value === null ? undefined : acceptOne(parameter, value);
    if (accepted === undefined && !(parameter.optional && value === null)) return at;
    bound.push(accepted);
  }
  return bound;
}

function acceptOne(parameter: Parameter, value: FeelValue): unknown {
  const accepted = parameter.accept(value);
  if (accepted !== undefined || !isList(value) || value.length !== 1) return accepted;
  return parameter.accept(value[0] as FeelValue);
}
