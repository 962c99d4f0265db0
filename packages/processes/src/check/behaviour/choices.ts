import type { ElementDefinition, FlowDefinition } from '../../read/definition.ts';
import { isLink, type Scene } from '../scene.ts';
import type { Leaving, Outcome } from './net.ts';

/** What the choices of an element depend on. */
interface View {
  readonly scene: Scene;
  readonly elements: readonly ElementDefinition[];
  readonly placeOf: (flow: FlowDefinition) => number | undefined;
  /** Where boundary events, link targets and starts begin. */
  readonly doors: ReadonlyMap<string, number>;
  readonly leaving: Leaving;
}

/** Of so many flows with conditions every combination is tried; of more only those that differ by much. */
const mostCombined = 5;

/** Everything an element may do once it is entered, whatever the data says. */
export function choicesOf(view: View, element: ElementDefinition): readonly Outcome[] {
  const [trigger] = element.triggers;
  if (element.type === 'endEvent' && trigger?.type === 'terminate') return [{ puts: [], ends: 'normally' }];
  if (element.type === 'endEvent' && (trigger?.type === 'error' || trigger?.type === 'cancel')) {
    return [{ puts: [], ends: 'by error' }];
  }
  if (isLink(element, 'intermediateThrowEvent')) return [{ puts: linked(view, element) }];
  const left = leftAlong(view, element).map((flows) => ({
    puts: flows.flatMap((flow) => view.placeOf(flow) ?? []),
  }));
  return withBoundaries(view, element, left);
}

function linked({ elements, doors }: View, element: ElementDefinition): readonly number[] {
  const target = elements.find(
    (other) =>
      isLink(other, 'intermediateCatchEvent') && other.triggers[0]?.link === element.triggers[0]?.link,
  );
  const door = doors.get(target?.id ?? '');
  return door === undefined ? [] : [door];
}

type Flows = readonly FlowDefinition[];

/** The sets of flows an element may leave along. */
function leftAlong({ scene }: View, element: ElementDefinition): readonly Flows[] {
  const flows = scene.outgoing(element);
  if (element.type === 'eventBasedGateway' && element.together !== true) return flows.map((flow) => [flow]);
  const conditional = flows.filter((flow) => flow.condition !== undefined);
  if (conditional.length === 0 || element.type === 'parallelGateway') return [flows];
  const standard = flows.filter((flow) => flow.id === element.defaultFlow);
  const possible = conditional.filter((flow) => literal(flow) !== false);
  if (element.type === 'exclusiveGateway') return oneOf(possible, standard);
  const always = flows.filter(
    (flow) => !standard.includes(flow) && (flow.condition === undefined || literal(flow) === true),
  );
  const some = combinations(possible.filter((flow) => literal(flow) === undefined));
  const none = always.length > 0 ? [always] : standard.length > 0 ? [standard] : [];
  return [...some.map((chosen) => [...always, ...chosen]), ...none];
}

/** The first flow that holds: one that always does leaves those after it, and the default, without a chance. */
function oneOf(possible: Flows, standard: Flows): readonly Flows[] {
  const sure = possible.findIndex((flow) => literal(flow) === true);
  const chances = sure === -1 ? [...possible, ...standard] : possible.slice(0, sure + 1);
  return chances.map((flow) => [flow]);
}

/** True or false where the condition says nothing else. */
function literal({ condition }: FlowDefinition): boolean | undefined {
  const text = condition?.replace(/^\s*=/, '').trim();
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

function combinations(flows: Flows): readonly Flows[] {
  if (flows.length <= mostCombined) {
    return Array.from({ length: 2 ** flows.length - 1 }, (_, bits) =>
      flows.filter((_flow, index) => ((bits + 1) >> index) & 1),
    );
  }
  const pairs = flows.flatMap((one, index) => flows.slice(index + 1).map((other) => [one, other]));
  const butOne = flows.map((left) => flows.filter((flow) => flow !== left));
  return [...flows.map((flow) => [flow]), ...pairs, ...butOne, flows];
}

/** An activity may also be left by an interrupting boundary event, and each of the others may happen meanwhile. */
function withBoundaries(
  { elements, doors, leaving }: View,
  element: ElementDefinition,
  left: readonly Outcome[],
): readonly Outcome[] {
  const attached = elements.filter(
    (other) => other.attachedTo === element.id && other.triggers[0]?.type !== 'compensate',
  );
  const door = ({ id }: ElementDefinition) => doors.get(id) ?? [];
  const fails =
    element.type.match(/SubProcess|subProcess|transaction/) !== null && leaving(element) === 'fails';
  const breaking = attached.filter((boundary) => interrupts(boundary)).flatMap(door);
  const own = fails ? (breaking.length > 0 ? [] : [{ puts: [], ends: 'by error' as const }]) : left;
  const ways = [...own, ...breaking.map((place): Outcome => ({ puts: [place] }))];
  const beside = attached.filter((boundary) => !interrupts(boundary)).flatMap(door);
  const together = beside.length > 1 ? [beside] : [];
  const extra = [...beside.map((place) => [place]), ...together];
  return [
    ...ways,
    ...ways.flatMap((way) =>
      extra.map((more) => ({ ...way, puts: [...way.puts, ...more], aside: true as const })),
    ),
  ];
}

function interrupts(boundary: ElementDefinition): boolean {
  return boundary.interrupting || boundary.triggers[0]?.type === 'error';
}
