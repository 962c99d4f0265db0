import type { ElementDefinition, LoopDefinition } from '../read/definition.ts';
import { compileTrigger } from './compile-triggers.ts';
import { compileFeel, type Expression, must } from './expression.ts';
import type { LoopThrow, ModelLoop } from './model.ts';
import { isName } from './name.ts';

export function loopOf({ id, loop }: ElementDefinition): ModelLoop | undefined {
  if (loop === undefined) return undefined;
  const outputElement = feelOf(loop.outputElement);
  return {
    sequential: loop.sequential,
    collection: feelOf(loop.inputCollection),
    cardinality: feelOf(loop.cardinality),
    inputElement: loop.inputElement,
    outputCollection: loop.outputCollection,
    outputElement,
    outputVariable: outputElement && isName(outputElement.source) ? outputElement.source : undefined,
    completionCondition: feelOf(loop.completionCondition),
    complex: loop.behavior === 'Complex',
    throws: throwsOf(id, loop),
    standard: loop.type === 'standard' ? standardOf(loop) : undefined,
  };
}

function standardOf({ testBefore, condition, maximum }: LoopDefinition): ModelLoop['standard'] {
  return { testBefore: testBefore === true, condition: feelOf(condition), maximum };
}

/** Where none or one names no event, it is a signal named like the activity's id that carries the attributes. */
function throwsOf(
  id: string,
  { behavior, event, complex = [] }: LoopDefinition,
): readonly LoopThrow[] | undefined {
  if (behavior === undefined || behavior === 'All') return undefined;
  if (behavior === 'Complex') {
    return complex.flatMap(({ condition, triggers }) =>
      triggers.map((trigger, index) => ({
        when: 'each' as const,
        condition: feelOf(condition),
        trigger: compileTrigger(trigger, index, undefined),
        attributes: false,
      })),
    );
  }
  const trigger = event ?? { type: 'signal', signal: { id, name: id } };
  return [
    {
      when: behavior === 'One' ? 'first' : 'each',
      trigger: compileTrigger(trigger, 0, undefined),
      attributes: event === undefined,
    },
  ];
}

function feelOf(text: string | undefined): Expression | undefined {
  return text === undefined ? undefined : must(compileFeel(text));
}
