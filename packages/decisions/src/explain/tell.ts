import type { FeelValue } from '@throughline/feel';
import type { DecisionRun } from '../decide/decision-run.ts';
import type { Logic } from '../read/dmn.ts';
import { explainLogic } from './explain-logic.ts';

/** A decision or knowledge model whose logic is no table, which would explain itself. */
interface Told {
  readonly id: string;
  readonly name: string;
  readonly logic: Logic | undefined;
}

/** Runs logic and, when the whole explanation is asked for, tells what it used and what came out. */
export function telling(
  { id, name, logic }: Told,
  used: () => readonly (readonly [name: string, value: FeelValue])[],
  run: DecisionRun,
  evaluate: () => FeelValue,
): FeelValue {
  if (run.explaining !== 'whole' || logic?.$type === 'dmn:DecisionTable') return evaluate();
  const outer = run.entries;
  run.entries = [];
  const output = evaluate();
  run.tellWhy(explainLogic({ decision: id, name, logic, used: used(), entries: run.entries, output }));
  run.entries = outer;
  return output;
}
