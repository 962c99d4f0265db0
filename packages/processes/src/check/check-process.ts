import type { Finding } from '../finding.ts';
import type { ProcessDefinition } from '../read/definition.ts';
import { checkAdHoc } from './ad-hoc.ts';
import { checkBehaviour } from './behaviour/check-behaviour.ts';
import { checkCompensation } from './compensation.ts';
import { checkEvents } from './events.ts';
import { checkExpressions } from './expressions.ts';
import { checkFlows } from './flows.ts';
import { checkNumbers } from './numbers.ts';
import { checkPlaces } from './places.ts';
import { type Rule, sceneOf } from './scene.ts';
import { checkSupported } from './supported.ts';
import { checkTransactions } from './transactions.ts';
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

/**
 * Everything that keeps a process from running as it is drawn. Without an error among the findings it can
 * be compiled. References to other files (decisions, forms, called processes) are the host's to check.
 */
export function checkProcess(process: ProcessDefinition): readonly Finding[] {
  const scene = sceneOf(process);
  const found = rules.flatMap((rule) => [...rule(scene)]);
  // How a broken drawing behaves nobody can say.
  return found.some(({ severity }) => severity === 'error') ? found : [...found, ...checkBehaviour(scene)];
}
