import type { FeelValue } from '../values/value.ts';
import { Run } from './run.ts';
import type { Code } from './scope.ts';

/** Code whose value is known when it is compiled; most cells of tables are, so it is kept with the code itself. */
type MaybeConstant = Code & { known?: { readonly value: FeelValue } };

export function constant(value: FeelValue): Code {
  const code: MaybeConstant = () => value;
  code.known = { value };
  return code;
}

/** The value of constant code; undefined for code that must be run. */
export function constantOf(code: MaybeConstant): { readonly value: FeelValue } | undefined {
  return code.known;
}

/** Runs code once and for all when its parts are constant; not when it warns, since each evaluation must do so. */
export function folded(code: Code, parts: readonly Code[]): Code {
  if (!parts.every((part) => constantOf(part) !== undefined)) return code;
  const run = new Run({});
  const value = code(run);
  return run.warnings.length === 0 ? constant(value) : code;
}
