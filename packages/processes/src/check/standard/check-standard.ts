import type { ModdleElement } from 'bpmn-moddle';
import type { Finding } from '../../finding.ts';
import { placeOf } from '../../read/warnings.ts';
import { checkActivities } from './activities.ts';
import { type Breach, breach, modelOf, type StandardRule } from './breach.ts';
import { checkCollaboration } from './collaboration.ts';
import { checkData } from './data.ts';
import { checkEvents } from './events.ts';
import { checkExpressions } from './expressions.ts';
import { checkFlows } from './flows.ts';
import { checkGateways, checkScopes } from './gateways.ts';
import { doublyLooped } from './loops.ts';
import { checkNames } from './names.ts';
import { checkReferences } from './references.ts';
import { standardRules } from './rules.ts';

const rules: readonly StandardRule[] = [
  checkReferences,
  checkNames,
  checkExpressions,
  checkFlows,
  checkGateways,
  checkScopes,
  checkEvents,
  checkActivities,
  checkData,
  checkCollaboration,
];

const everyday = new Set(standardRules.filter((rule) => rule.everyday).map(({ code }) => code));

/** `strict`: every rule of BPMN 2.0.2 is an error; `default`: the everyday ones are warnings. */
export type Profile = 'strict' | 'default';

/**
 * The rules of BPMN 2.0.2 that a file breaks, whatever of it is run. That flows are not listed at their elements
 * is told by default only of files that list some: the others do without, and nothing is lost.
 */
export function checkStandard(
  root: ModdleElement,
  xml: string,
  lines: ReadonlyMap<string, number>,
  profile: Profile,
): readonly Finding[] {
  const model = modelOf(root);
  const listsFlows = model.of('FlowNode').some((node) => node.incoming ?? node.outgoing);
  const breaches = [...rules.flatMap((rule) => [...rule(model)]), ...twice(model.nodes, xml)];
  if (profile === 'strict') return breaches.map((one) => findingOf(one, lines, 'error'));
  const told = breaches.filter(({ code }) => listsFlows || code !== 'flows-not-listed');
  return [
    ...told.filter(({ code }) => !everyday.has(code)).map((one) => findingOf(one, lines, 'error')),
    ...[
      ...Map.groupBy(
        told.filter(({ code }) => everyday.has(code)),
        ({ code }) => code,
      ).values(),
    ].map((alike) => gathered(alike, lines)),
  ];
}

function findingOf(
  { code, node, sentence, mend }: Breach,
  lines: ReadonlyMap<string, number>,
  severity: 'error' | 'warning',
): Finding {
  return { ...placeOf(node, lines), code, severity, sentence, mend };
}

/** What a tool leaves out it leaves out everywhere: said once, at the first element. */
function gathered(alike: readonly Breach[], lines: ReadonlyMap<string, number>): Finding {
  const finding = findingOf(alike[0] as Breach, lines, 'warning');
  if (alike.length === 1) return finding;
  const others = alike.length === 2 ? 'another element' : `${alike.length - 1} other elements`;
  return { ...finding, sentence: `${finding.sentence} The same holds for ${others}.` };
}

function twice(nodes: readonly ModdleElement[], xml: string): readonly Breach[] {
  return doublyLooped(xml).flatMap((id) => {
    const node = nodes.find((one) => one.id === id);
    const what = 'is marked as a loop and as multi-instance; only one can be meant.';
    return node === undefined ? [] : [breach('loop-ambiguous', node, what, 'Remove one of the marks.')];
  });
}
