import type { Play } from './play.ts';
import { flows, process } from './xml.ts';

/** An activity with a compensation boundary event and its handler `undo-ID`. */
export function done(
  id: string,
  inside = '',
  handler = `<userTask id="undo-${id}" isForCompensation="true"/>`,
): string {
  return `<userTask id="${id}">${inside}</userTask>${compensatedBy(id, handler)}`;
}

export function compensatedBy(
  id: string,
  handler = `<userTask id="undo-${id}" isForCompensation="true"/>`,
): string {
  return `<boundaryEvent id="on-${id}" attachedToRef="${id}"><compensateEventDefinition/></boundaryEvent>${handler}
    <association id="from-${id}" associationDirection="One" sourceRef="on-${id}" targetRef="undo-${id}"/>`;
}

export function throwing(attributes = '', tag = 'intermediateThrowEvent'): string {
  return `<${tag} id="throw"><compensateEventDefinition ${attributes}/></${tag}>`;
}

export function sub(id: string, inside: string, lines: string): string {
  return `<subProcess id="${id}"><startEvent id="${id}-start"/>${inside}<endEvent id="${id}-end"/>${flows(lines)}</subProcess>`;
}

export const two = (attributes = '') =>
  process(
    `<startEvent id="start"/>${done('hotel')}${done('flight')}${throwing(attributes)}<userTask id="after"/>`,
    'start -> hotel\nhotel -> flight\nflight -> throw\nthrow -> after',
  );

export function undone(one: Play): readonly string[] {
  return one.of('element.compensated').map(({ element }) => element);
}
