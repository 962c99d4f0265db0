import type { FeelValue } from '../values/value.ts';
import { any, type BuiltIn, builtIn, type Call, form, listForm } from './built-in.ts';

export const booleanBuiltIns: readonly BuiltIn[] = [
  builtIn(
    'not',
    form([any('negand')], ([value], call) => {
      if (typeof value === 'boolean') return !value;
      return value === null ? null : call.fail('not takes true or false.');
    }),
  ),
  builtIn(
    'all',
    listForm('list', (list, call) => decide(list, false, call)),
  ),
  builtIn(
    'any',
    listForm('list', (list, call) => decide(list, true, call)),
  ),
];

/** A three-valued conjunction or disjunction; what is neither true nor false counts as null. */
function decide(list: readonly FeelValue[], decisive: boolean, call: Call): boolean | null {
  call.run.spend(list.length);
  if (list.includes(decisive)) return decisive;
  return list.every((item) => typeof item === 'boolean') ? !decisive : null;
}
