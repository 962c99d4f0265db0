import type { ModdleElement } from 'bpmn-moddle';
import type { Finding } from '../finding.ts';
import { child, children, extensions, text } from './moddle.ts';
import { placeOf } from './warnings.ts';

type Loose = { [property: string]: unknown };
type Create = (type: string, properties: { readonly [name: string]: unknown }) => ModdleElement;

/**
 * A message flow between two pools says which message goes from one element to the other: an end that names none
 * gets that of the flow, else that of the other end, else one called like the flow. Ends that name different
 * messages are told.
 */
export function connectPools(
  root: ModdleElement,
  create: Create,
  lines: ReadonlyMap<string, number>,
): readonly Finding[] {
  const flows = children(root, 'rootElements').flatMap((one) => children(one, 'messageFlows'));
  return flows.flatMap((flow) => {
    const ends = ['sourceRef', 'targetRef'].flatMap((end) => carrierOf(child(flow, end)) ?? []);
    const named = ends.map((end) => child(end, 'messageRef')).filter((message) => message !== undefined);
    const message = child(flow, 'messageRef') ?? named[0] ?? newMessage(flow, create);
    for (const end of ends) if (child(end, 'messageRef') === undefined) (end as Loose).messageRef = message;
    const [sent, awaited] = named;
    const differ = sent !== undefined && awaited !== undefined && nameOf(sent) !== nameOf(awaited);
    return differ ? [mismatch(flow, sent, awaited, lines)] : [];
  });
}

/** What holds the reference to the message: a send or receive task, or the message definition of an event. */
function carrierOf(node: ModdleElement | undefined): ModdleElement | undefined {
  if (node === undefined) return undefined;
  if (/^bpmn:(Send|Receive)Task$/.test(node.$type))
    return extensions(node).some(({ $type }) => $type === 'zeebe:TaskDefinition') ? undefined : node;
  const definitions = children(node, 'eventDefinitions');
  const [only] = definitions.filter(({ $type }) => $type === 'bpmn:MessageEventDefinition');
  return definitions.length === 1 ? only : undefined;
}

function newMessage(flow: ModdleElement, create: Create): ModdleElement {
  const id = text(flow, 'id') ?? '';
  return create('bpmn:Message', { id, name: text(flow, 'name') ?? id });
}

function nameOf(message: ModdleElement): string {
  return text(message, 'name') ?? text(message, 'id') ?? '';
}

function mismatch(
  flow: ModdleElement,
  sent: ModdleElement,
  awaited: ModdleElement,
  lines: ReadonlyMap<string, number>,
): Finding {
  return {
    ...placeOf(flow, lines),
    code: 'message-flow-mismatch',
    severity: 'warning',
    sentence: `The message flow “${text(flow, 'name') ?? text(flow, 'id')}” begins with the message “${nameOf(sent)}”, but its end waits for “${nameOf(awaited)}”, so nothing arrives.`,
    mend: 'Choose the same message at both ends.',
  };
}
