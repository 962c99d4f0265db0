import { isName } from '../compile/name.ts';
import type { Finding } from '../finding.ts';
import type { ElementDefinition, LoopDefinition } from '../read/definition.ts';
import { called, error, type Rule } from './scene.ts';

/** Rules about the variables an element writes, and about its loop. */
export const checkVariables: Rule = ({ process }) =>
  process.elements.flatMap((element) => [...checkNames(element), ...checkLoop(element)]);

function* checkNames(element: ElementDefinition): Generator<Finding> {
  const { loop } = element;
  const targets = [...element.inputs, ...element.outputs].map((mapping) => mapping.target);
  const others = [
    element.decision?.resultVariable,
    element.script?.resultVariable,
    loop?.inputElement,
    loop?.outputCollection,
  ];
  for (const target of [...targets, ...others.filter((name) => name !== undefined && name !== '')]) {
    if (target?.split('.').every(isName)) continue;
    const sentence = `${called(element)} writes a variable named “${target}”, which is no name.`;
    yield error(element, 'variable-name', sentence, 'Use letters, digits and _, beginning with a letter.');
  }
}

function* checkLoop(element: ElementDefinition): Generator<Finding> {
  const { loop } = element;
  if (loop?.type === 'standard') yield* checkStandardLoop(element, loop);
  if (loop?.type !== 'multiInstance') return;
  yield* checkLoopEvents(element, loop);
  if ((loop.inputCollection === undefined) === (loop.cardinality === undefined)) {
    const sentence = `${called(element)} is done several times, but not said exactly once how often or for what.`;
    const mend =
      'Give it <zeebe:loopCharacteristics inputCollection="= ...">, or a loop cardinality, not both.';
    yield error(element, 'loop-collection-missing', sentence, mend);
  }
  if ((loop.outputCollection === undefined) !== (loop.outputElement === undefined)) {
    const sentence = `${called(element)} collects its results only in part: collection and element belong together.`;
    yield error(
      element,
      'loop-output-incomplete',
      sentence,
      'Give both outputCollection and outputElement, or none.',
    );
  }
}

function* checkStandardLoop(element: ElementDefinition, loop: LoopDefinition): Generator<Finding> {
  const { condition, maximum } = loop;
  if (condition === undefined && maximum === undefined) {
    const sentence = `${called(element)} is done again and again, but not said how long.`;
    yield error(element, 'loop-without-end', sentence, 'Give the loop a condition, or a maximum.');
  }
  if (maximum === undefined || (Number.isSafeInteger(maximum) && maximum > 0)) return;
  const sentence = `${called(element)} has no whole number from 1 as the maximum of its loop.`;
  yield error(element, 'loop-maximum', sentence, 'Write a whole number from 1, or leave it out.');
}

function* checkLoopEvents(
  element: ElementDefinition,
  { behavior, event, complex = [] }: LoopDefinition,
): Generator<Finding> {
  const triggers = behavior === 'Complex' ? complex.flatMap((one) => one.triggers) : event ? [event] : [];
  for (const { type } of triggers.filter((one) => !thrownByLoops.has(one.type))) {
    const sentence = `${called(element)} throws an event of the kind “${type}” for its instances, which they cannot.`;
    yield error(element, 'loop-event', sentence, 'Let them throw a signal, an escalation or a message.');
  }
  if (behavior !== 'Complex' || triggers.length > 0) return;
  const sentence = `${called(element)} has a complex behaviour, but does not say what its instances throw.`;
  yield error(element, 'loop-event', sentence, 'Give it a complex behaviour definition with an event.');
}

const thrownByLoops = new Set(['signal', 'escalation', 'message']);
