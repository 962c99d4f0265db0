import type { ModdleElement } from 'bpmn-moddle';
import type { Finding } from '../finding.ts';
import { allowedExtensions, foreignNeedsNoWord } from './extensions.ts';
import { globalTaskType } from './global-task.ts';
import { child, children, extensions, localName } from './moddle.ts';
import { placeOf } from './warnings.ts';

/** Properties of process elements that are read, or that say nothing about a run. */
const understood = new Set(
  `$type id name documentation extensionElements incoming outgoing lanes function stage says why next correlationKey
  default attachedToRef cancelActivity isInterrupting eventDefinitions eventDefinitionRef loopCharacteristics messageRef
  flowElements laneSets artifacts triggeredByEvent dataInputAssociations dataOutputAssociations dataInputs dataOutputs
  inputSet outputSet implementation operationRef gatewayDirection auditing monitoring categoryValueRef calledElement
  timeDate timeDuration timeCycle errorRef isSequential loopCardinality completionCondition sourceRef targetRef
  conditionExpression isImmediate isExecutable isClosed processType title numberPrefix numberFrom stages domain startForm
  starters ioSpecification properties behavior noneBehaviorEventRef oneBehaviorEventRef complexBehaviorDefinition event
  activationCondition testBefore loopMaximum loopCondition loopDataInputRef loopDataOutputRef inputDataItem outputDataItem
  signalRef escalationRef condition instantiate parallelMultiple eventGatewayType
  definitionalCollaborationRef isForCompensation startQuantity completionQuantity activityRef waitForCompletion ordering cancelRemainingInstances`.split(
    /\s+/,
  ),
);

/** Properties that only matter when they differ from what BPMN takes for granted. */
const usual: { readonly [property: string]: unknown } = {
  method: '##Compensate',
};

/** Everything a process says that nothing here reads: each is refused by name, so nothing is silently ignored. */
export function findLeftovers(
  process: ModdleElement,
  lines: ReadonlyMap<string, number>,
): readonly Finding[] {
  return [...walk(process)].flatMap((node) =>
    [...leftoverProperties(node), ...leftoverExtensions(node), ...foreignAttributes(node)].map((finding) => ({
      ...placeOf(node, lines),
      ...finding,
    })),
  );
}

function* walk(node: ModdleElement): Generator<ModdleElement> {
  yield node;
  for (const inner of children(node, 'flowElements')) yield* walk(inner);
  yield* children(node, 'eventDefinitions');
  const loop = child(node, 'loopCharacteristics');
  if (loop !== undefined) yield loop;
}

function leftoverProperties(node: ModdleElement): readonly Finding[] {
  if (/^bpmn:Data(Object|Store)/.test(node.$type)) return [];
  return Object.keys(node)
    .filter((property) => !understood.has(property) && node[property] !== usual[property])
    .filter(
      (property) =>
        !(property === 'name' || (node.$type === 'bpmn:LinkEventDefinition' && isLinkEnd(property))),
    )
    .map((property) => ({
      code: 'unsupported-property',
      severity: 'error',
      sentence: `It uses “${property}” of <bpmn:${localName(node.$type)}>, which is not carried out yet.`,
      mend: propertyMends[property] ?? `Remove “${property}”, or draw the same with supported elements.`,
    }));
}

const propertyMends: { readonly [property: string]: string } = {
  script: 'Write the script as FEEL in <zeebe:script expression="= ..." resultVariable="...">.',
  scriptFormat: 'Write the script as FEEL in <zeebe:script expression="= ..." resultVariable="...">.',
  resources: 'Use <zeebe:assignmentDefinition> to say who does it.',
};

function isLinkEnd(property: string): boolean {
  return property === 'source' || property === 'target';
}

function leftoverExtensions(node: ModdleElement): readonly Finding[] {
  return extensions(node).flatMap((one): readonly Finding[] => {
    const places = allowedExtensions[one.$type];
    if (places?.test(globalTaskType(node) ?? localName(node.$type))) return [];
    if (one.$type.startsWith('zeebe:')) return [misplaced(one, node)];
    return foreignNeedsNoWord(one.$type) ? [] : [foreign(`<${one.$type}>`)];
  });
}

function misplaced(one: ModdleElement, node: ModdleElement): Finding {
  return {
    code: 'misplaced-extension',
    severity: 'error',
    sentence: `<${one.$type.replace(/:(.)/, (_, c: string) => `:${c.toLowerCase()}`)}> has no meaning on a ${localName(node.$type)}.`,
    mend: 'Remove it, or put it on the element that is meant.',
  };
}

/** Attributes of other vendors; those of our own namespaces are told by the parser's warnings. */
function foreignAttributes(node: ModdleElement): readonly Finding[] {
  return Object.keys(node.$attrs ?? {})
    .filter((name) => name.includes(':') && !/^(zeebe|tl|xmlns|xsi):/.test(name) && !foreignNeedsNoWord(name))
    .map((name) => foreign(name));
}

function foreign(what: string): Finding {
  return {
    code: 'foreign-extension',
    severity: 'warning',
    sentence: `${what} belongs to another product and has no effect here.`,
    mend: 'Remove it, or say the same with a zeebe: or tl: extension.',
  };
}
