import type { Finding } from '../finding.ts';
import type { ElementDefinition, FlowDefinition } from '../read/definition.ts';
import { called, error, flowCalled, isActivity, isLink, type Rule, type Scene } from './scene.ts';

/** Rules about sequence flows: their ends, their conditions, their defaults. */
export const checkFlows: Rule = (scene) => [
  ...duplicates(scene),
  ...scene.process.flows.flatMap((flow) => checkFlow(scene, flow)),
  ...scene.process.elements.flatMap((element) => checkSplit(scene, element)),
];

function* duplicates({ process }: Scene): Generator<Finding> {
  const seen = new Set<string>();
  for (const place of [...process.elements, ...process.flows]) {
    if (place.id === '') {
      yield error(
        place,
        'missing-id',
        `“${place.name ?? 'An element'}” has no id.`,
        'Give it an id of its own.',
      );
    } else if (seen.has(place.id)) {
      yield error(
        place,
        'duplicate-id',
        `Two elements have the same id “${place.id}”.`,
        'Give one of them another id.',
      );
    }
    seen.add(place.id);
  }
}

function checkFlow({ elementOf }: Scene, flow: FlowDefinition): readonly Finding[] {
  const source = elementOf.get(flow.source ?? '');
  const target = elementOf.get(flow.target ?? '');
  if (source === undefined || target === undefined) {
    const end = source === undefined ? 'comes from' : 'leads to';
    return [
      error(
        flow,
        'dangling-flow',
        `${flowCalled(flow)} ${end} nothing.`,
        'Connect both its ends, or remove it.',
      ),
    ];
  }
  const refuse = (code: string, reason: string, mend: string) => [
    error(flow, code, `${flowCalled(flow)} ${reason}`, mend),
  ];
  if (source.scope !== target.scope) {
    return refuse(
      'flow-crosses-scope',
      'crosses the border of a sub-process.',
      'End the sub-process and go on after it.',
    );
  }
  if (target.type === 'startEvent')
    return refuse('flow-into-start', 'leads into a start event.', 'Lead it to the element after.');
  if (target.type === 'boundaryEvent') {
    return refuse(
      'flow-into-boundary',
      'leads into a boundary event.',
      'Lead it to the activity the event sits on.',
    );
  }
  if (isLink(target, 'intermediateCatchEvent')) {
    return refuse('flow-into-link', 'leads into a link target.', 'Use a link throw event of the same name.');
  }
  if (source.type === 'endEvent')
    return refuse('flow-from-end', 'begins at an end event.', 'Use an intermediate event.');
  if (isLink(source, 'intermediateThrowEvent')) {
    return refuse(
      'flow-from-link',
      'begins at a link throw event, which jumps elsewhere.',
      'Remove the flow, or the link.',
    );
  }
  if (flow.condition !== undefined && !mayHaveConditions(source) && source.type !== 'parallelGateway') {
    return refuse(
      'condition-misplaced',
      `has a condition, but begins at ${describe(source)}.`,
      'Put an exclusive gateway before it.',
    );
  }
  return [];
}

function checkSplit(scene: Scene, element: ElementDefinition): readonly Finding[] {
  const flows = scene.outgoing(element);
  const found: Finding[] = [];
  const standard = flows.find((flow) => flow.id === element.defaultFlow);
  if (element.defaultFlow !== undefined && standard === undefined) {
    const sentence = `${called(element)} has a default flow that does not begin at it.`;
    found.push(error(element, 'default-elsewhere', sentence, 'Choose one of its own flows.'));
  }
  if (standard?.condition !== undefined) {
    const sentence = `${flowCalled(standard)} is the default and has a condition; a default flow has none.`;
    found.push(
      error(standard, 'default-with-condition', sentence, 'Remove the condition, or the default mark.'),
    );
  }
  if (element.type !== 'exclusiveGateway' || flows.length < 2) return found;
  const missing = flows.filter((flow) => flow.condition === undefined && flow !== standard);
  return [...found, ...missing.map((flow) => conditionMissing(element, flow))];
}

function conditionMissing(gateway: ElementDefinition, flow: FlowDefinition): Finding {
  const sentence = `${flowCalled(flow)} after “${gateway.name ?? gateway.id}” has no condition and is not the default.`;
  return error(flow, 'condition-missing', sentence, 'Give it a condition, or mark it as the default flow.');
}

function mayHaveConditions(element: ElementDefinition): boolean {
  return /^(exclusive|inclusive|complex)Gateway$/.test(element.type) || isActivity(element);
}

function describe(element: ElementDefinition): string {
  return called(element).replace(/^The/, 'the');
}
