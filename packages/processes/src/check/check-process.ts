import type { Finding } from '../finding.ts';
import type { ProcessDefinition } from '../read/definition.ts';
import { checkAdHoc } from './ad-hoc.ts';
import { checkBehaviour } from './behaviour/check-behaviour.ts';
import { checkCompensation } from './compensation.ts';
import { checkDataFlow } from './data-flow.ts';
import { checkEvents } from './events.ts';
import { checkExpressions } from './expressions.ts';
import { checkFlows } from './flows.ts';
import { checkNamesAlike } from './names-alike.ts';
import { checkNumbers } from './numbers.ts';
import { checkPlaces } from './places.ts';
import { type Rule, sceneOf } from './scene.ts';
import { checkSupported } from './supported.ts';
import { checkTimeOuts } from './time-outs.ts';
import { checkTransactions } from './transactions.ts';
import { checkUnhandled } from './unhandled.ts';
import { checkVariables } from './variables.ts';
import { checkWork } from './work.ts';

const rules: readonly Rule[] = [
  checkSupported,
  checkNumbers,
  checkFlows,
  checkPlaces,
  checkAdHoc,
  checkEvents,
  checkCompensation,
  checkTransactions,
  checkWork,
  checkVariables,
  checkExpressions,
];

/** How a drawing behaves: nobody can say it of one whose structure is broken. */
const behaviour: readonly Rule[] = [
  checkBehaviour,
  checkUnhandled,
  checkTimeOuts,
  checkDataFlow,
  checkNamesAlike,
];

/**
 * Everything that keeps a process from running as it is drawn. Without an error among the findings it can
 * be compiled. References to other files (decisions, forms, called processes) are the host's to check.
 */
export function checkProcess(process: ProcessDefinition): readonly Finding[] {
  const scene = sceneOf(process);
  const found = rules.flatMap((rule) => [...rule(scene)]);
  if (found.some(({ severity }) => severity === 'error')) return found;
  return [...found, ...behaviour.flatMap((rule) => [...rule(scene)])];
}
