import type { Finding } from '../finding.ts';
import type { ElementDefinition } from '../read/definition.ts';
import { advice, called, type Rule, type Scene } from './scene.ts';
import { bringsAnything, localTo, needsOf, readBy, writtenBy } from './variables-of.ts';

/**
 * Variables that the process itself sets, but reads before on some way on which nothing else could have brought them.
 * Only where a missing variable stops the case, and only as advice: whoever starts the case may give it along.
 */
export const checkDataFlow: Rule = (scene) => {
  const { process } = scene;
  if (process.startForm !== undefined) return [];
  const written = new Set(process.elements.flatMap(writtenBy));
  return process.elements.flatMap((element) => {
    const names = new Set(
      needsOf(element, scene.outgoing(element)).flatMap((text) =>
        readBy(text).filter((name) => written.has(name) && !asksWhetherThere(text, name)),
      ),
    );
    return [...names].flatMap((name) => readTooEarly(scene, element, name));
  });
};

/** Such as `= total = null or total > 5`: written by somebody who knows. */
function asksWhetherThere(text: string, name: string): boolean {
  const plain = text.replace(/\s+/g, ' ');
  return (
    plain.includes(`${name} = null`) ||
    plain.includes(`${name} != null`) ||
    /is defined|get or else/.test(plain)
  );
}

function readTooEarly(scene: Scene, reader: ElementDefinition, name: string): readonly Finding[] {
  for (let one: ElementDefinition | undefined = reader; one; one = scene.elementOf.get(one.scope ?? '')) {
    if (localTo(one).includes(name)) return [];
  }
  const path = wayWithout(scene, reader, name);
  if (path === undefined) return [];
  const sentence = `${called(reader)} needs the variable “${name}”, but a run can come there before anything has set it.`;
  const mend = `Set “${name}” earlier, or make sure that every case starts with it.`;
  return [{ ...advice(reader, 'read-before-written', sentence, mend), path }];
}

/** The shortest way from a start to the reader on which nothing sets the variable, or could have brought it. */
function wayWithout(scene: Scene, reader: ElementDefinition, name: string): readonly string[] | undefined {
  const starts = scene.process.elements.filter((one) => one.type === 'startEvent' && one.scope === undefined);
  const ways = new Map(starts.map((start) => [start, [start.id]]));
  for (const [element, way] of ways) {
    const brings = bringsAnything(element) || writtenBy(element).includes(name);
    const atTheDoor = element === reader && !setsBeforeLeaving(element, name);
    if (atTheDoor) return way;
    if (brings) continue;
    for (const next of followers(scene, element)) {
      if (!ways.has(next.element)) ways.set(next.element, [...way, ...next.flow, next.element.id]);
    }
  }
  return undefined;
}

/** What an element sets, or lets others bring, is there for the conditions of its own flows. */
function setsBeforeLeaving(element: ElementDefinition, name: string): boolean {
  return bringsAnything(element) || writtenBy(element).includes(name);
}

interface Follower {
  readonly element: ElementDefinition;
  readonly flow: readonly string[];
}

/** Where a run may come next: along flows and links, into sub-processes, and out of them when they end. */
function followers(scene: Scene, element: ElementDefinition): readonly Follower[] {
  const { elements } = scene.process;
  const inside = elements.filter((one) => one.scope === element.id && one.type === 'startEvent');
  if (inside.length > 0 && element.type !== 'eventSubProcess')
    return inside.map((one) => ({ element: one, flow: [] }));
  const flows = leaving(scene, element).flatMap((flow): Follower[] => {
    const target = scene.elementOf.get(flow.target ?? '');
    return target === undefined ? [] : [{ element: target, flow: [flow.id] }];
  });
  const link = element.type === 'intermediateThrowEvent' ? element.triggers[0]?.link : undefined;
  const targets = elements.filter(
    (one) => link !== undefined && one.type === 'intermediateCatchEvent' && one.triggers[0]?.link === link,
  );
  const beside = elements.filter((one) => one.attachedTo === element.id);
  return [...flows, ...[...targets, ...beside].map((one) => ({ element: one, flow: [] }))];
}

/** The flows of an element, or of the sub-process that ends with it. */
function leaving(scene: Scene, element: ElementDefinition): ReturnType<Scene['outgoing']> {
  const flows = scene.outgoing(element);
  const around = scene.elementOf.get(element.scope ?? '');
  return flows.length > 0 || around === undefined || element.type !== 'endEvent'
    ? flows
    : scene.outgoing(around);
}
