import type { ModdleElement } from 'bpmn-moddle';
import { dataVariable } from './data.ts';
import type { LoopDefinition } from './definition.ts';
import { body, child, extension, flag, text } from './moddle.ts';

/** The loop of an activity: standard or multi-instance, by BPMN's own properties or the extension that says the same. */
export function readLoop(node: ModdleElement | undefined): LoopDefinition | undefined {
  if (node === undefined) return undefined;
  const standard = node.$type !== 'bpmn:MultiInstanceLoopCharacteristics';
  return standard ? readStandard(node) : readMultiInstance(node);
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

function readMultiInstance(node: ModdleElement): LoopDefinition {
  const zeebe = extension(node, 'zeebe:LoopCharacteristics');
  return {
    type: 'multiInstance',
    sequential: flag(node, 'isSequential', false),
    cardinality: body(node, 'loopCardinality'),
    inputCollection: text(zeebe, 'inputCollection') ?? feel(child(node, 'loopDataInputRef')),
    inputElement: text(zeebe, 'inputElement') ?? variable(child(node, 'inputDataItem')),
    outputCollection: text(zeebe, 'outputCollection') ?? variable(child(node, 'loopDataOutputRef')),
    outputElement: text(zeebe, 'outputElement') ?? feel(child(node, 'outputDataItem')),
    completionCondition: body(node, 'completionCondition'),
  };
}

function variable(data: ModdleElement | undefined): string | undefined {
  return data && dataVariable(data);
}

function feel(data: ModdleElement | undefined): string | undefined {
  return data && `= ${dataVariable(data)}`;
}
