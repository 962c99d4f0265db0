import type { Finding } from '../finding.ts';
import type { ElementDefinition } from '../read/definition.ts';
import { called, error, isActivity, type Rule, type Scene } from './scene.ts';

/** Rules about ad-hoc sub-processes: what is in them, and who begins it. */
export const checkAdHoc: Rule = (scene) =>
  scene.process.elements.flatMap((element) =>
    element.type === 'adHocSubProcess' ? [...checkInside(scene, element)] : [],
  );

function* checkInside({ process }: Scene, element: ElementDefinition): Generator<Finding> {
  const inside = process.elements.filter((one) => one.scope === element.id);
  if (!inside.some(isActivity)) {
    const sentence = `${called(element)} has no activity that could be chosen.`;
    yield error(element, 'ad-hoc-empty', sentence, 'Draw the activities that may be done in it.');
  }
  for (const one of inside.filter(({ type }) => type === 'startEvent' || type === 'endEvent')) {
    const sentence = `${called(one)} stands in an ad-hoc sub-process, where people choose what begins and when it is done.`;
    yield error(one, 'ad-hoc-start-or-end', sentence, 'Remove it.');
  }
  const { adHoc } = element;
  if (adHoc?.activeElements === undefined || !adHoc.sequential) return;
  const sentence = `${called(element)} begins several elements at once, but allows only one at a time.`;
  yield error(element, 'ad-hoc-order', sentence, 'Make its ordering parallel, or let people choose.');
}
