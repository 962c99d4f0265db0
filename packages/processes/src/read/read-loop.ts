import type { ModdleElement } from 'bpmn-moddle';
import { dataVariable, loopVariable } from './data.ts';
import type { LoopDefinition, TriggerDefinition } from './definition.ts';
import { body, child, children, extension, flag, text } from './moddle.ts';

type ReadTrigger = (node: ModdleElement) => TriggerDefinition;

/** The loop of an activity: standard or multi-instance, by BPMN's own properties or the extension that says the same. */
export function readLoop(
  node: ModdleElement | undefined,
  readTrigger: ReadTrigger,
): LoopDefinition | undefined {
  if (node === undefined) return undefined;
  const standard = node.$type !== 'bpmn:MultiInstanceLoopCharacteristics';
  return standard ? readStandard(node) : readMultiInstance(node, readTrigger);
}

function readStandard(node: ModdleElement): LoopDefinition {
  return {
    type: 'standard',
    sequential: true,
    testBefore: flag(node, 'testBefore', false),
    maximum: typeof node.loopMaximum === 'number' ? node.loopMaximum : undefined,
    condition: body(node, 'loopCondition'),
  };
}

function readMultiInstance(node: ModdleElement, readTrigger: ReadTrigger): LoopDefinition {
  const zeebe = extension(node, 'zeebe:LoopCharacteristics');
  const behavior = text(node, 'behavior') ?? 'All';
  const event = child(node, behavior === 'One' ? 'oneBehaviorEventRef' : 'noneBehaviorEventRef');
  return {
    type: 'multiInstance',
    sequential: flag(node, 'isSequential', false),
    cardinality: body(node, 'loopCardinality'),
    inputCollection: text(zeebe, 'inputCollection') ?? feel(loopVariable(node, 'loopDataInputRef')),
    inputElement: text(zeebe, 'inputElement') ?? variable(child(node, 'inputDataItem')),
    outputCollection: text(zeebe, 'outputCollection') ?? loopVariable(node, 'loopDataOutputRef'),
    outputElement: text(zeebe, 'outputElement') ?? feel(variable(child(node, 'outputDataItem'))),
    completionCondition: body(node, 'completionCondition'),
    behavior,
    event: event && readTrigger(event),
    complex: children(node, 'complexBehaviorDefinition').map((one) => ({
      condition: body(one, 'condition'),
      triggers: children(child(one, 'event'), 'eventDefinitions').map(readTrigger),
    })),
  };
}

function variable(data: ModdleElement | undefined): string | undefined {
  return data && dataVariable(data);
}

function feel(name: string | undefined): string | undefined {
  return name && `= ${name}`;
}
