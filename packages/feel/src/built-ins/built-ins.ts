import type { Run } from '../compile/run.ts';
import { FeelFunction } from '../values/function.ts';
import { describe } from '../values/text.ts';
import type { FeelValue } from '../values/value.ts';
import { bind, formForCount, gather } from './bind.ts';
import { booleanBuiltIns } from './boolean.ts';
import type { BuiltIn, Parameter } from './built-in.ts';
import { contextBuiltIns } from './context.ts';
import { conversionBuiltIns } from './conversion.ts';
import { dateTimeBuiltIns } from './date-time.ts';
import { listBuiltIns } from './list.ts';
import { listChangeBuiltIns } from './list-change.ts';
import { numberBuiltIns } from './number.ts';
import { patternBuiltIns } from './pattern.ts';
import { rangeBuiltIns } from './range.ts';
import { statisticsBuiltIns } from './statistics.ts';
import { stringBuiltIns } from './string.ts';

const table: ReadonlyMap<string, BuiltIn> = new Map(
  [
    ...conversionBuiltIns,
    ...booleanBuiltIns,
    ...stringBuiltIns,
    ...patternBuiltIns,
    ...listBuiltIns,
    ...listChangeBuiltIns,
    ...statisticsBuiltIns,
    ...numberBuiltIns,
    ...dateTimeBuiltIns,
    ...rangeBuiltIns,
    ...contextBuiltIns,
  ].map((builtIn) => [builtIn.name, builtIn]),
);

export const builtInNames: readonly string[] = [...table.keys()];

export function builtInNamed(name: string): BuiltIn | undefined {
  return table.get(name);
}

/** A built-in as a value, to be handed to `sort` and the like. */
export function builtInValue(name: string): FeelFunction | undefined {
  const found = table.get(name);
  if (found === undefined) return undefined;
  const parameters = found.forms[0]?.parameters.map((parameter) => ({ name: parameter.name })) ?? [];
  return new FeelFunction(
    name,
    parameters,
    (args, caller) => callByValue(found, args, caller as Run),
    undefined,
    true,
  );
}

function callByValue(builtIn: BuiltIn, args: readonly FeelValue[], run: Run): FeelValue {
  const spot = { source: builtIn.name, offset: 0, length: builtIn.name.length };
  const fail = (sentence: string, mend?: string) => run.warn(spot, 'no-result', sentence, mend);
  const form = formForCount(builtIn, args.length);
  if (form === undefined) return fail(`${builtIn.name} does not take ${args.length} arguments.`);
  const gathered = gather(form, args);
  const bound = bind(form, gathered);
  if (typeof bound !== 'number') return form.body(bound, { run, fail });
  const { name, expected } = form.parameters[bound] as Parameter;
  const found = describe(gathered[bound] ?? null);
  return fail(`${name} of ${builtIn.name} is ${found}, ${expected} was expected.`);
}
