import { bare, demand, find, walk, type XmlNode } from './xml-tree.ts';

const zeebe = 'http://camunda.org/schema/zeebe/1.0';

/** Puts an extension element of ours into an element. */
export function extend(
  node: XmlNode,
  name: string,
  attributes: Record<string, string>,
  inside: XmlNode[] = [],
): void {
  const extensions = demand(node, 'extensionElements');
  extensions.children.push({
    name: `zeebe:${name}`,
    attributes: { 'xmlns:zeebe': zeebe, ...attributes },
    children: inside,
  });
}

/** Leaves the work of a task, or the throwing of an event, to a worker, with what it has to know. */
export function makeJob(node: XmlNode, type: string, headers: Record<string, string> = {}): void {
  node.children = node.children.filter((child) => typeof child === 'string' || bare(child.name) !== 'script');
  delete node.attributes.scriptFormat;
  extend(node, 'taskDefinition', { type });
  const known = Object.entries(headers).map(([key, value]) => ({
    name: 'zeebe:header',
    attributes: { key, value },
    children: [],
  }));
  if (known.length > 0) extend(node, 'taskHeaders', {}, known);
}

/** The key of messages that are told apart by their name alone. */
const ANY = 'any';

/**
 * The packs' messages have no correlation keys (or one at the catching element, by its id): the product wants one at
 * the message. A receive task without message gets one of its own, by which it is completed.
 */
export function keyMessages(root: XmlNode, keys: ReadonlyMap<string, string> = new Map()): void {
  for (const node of [...walk(root)]) {
    if (bare(node.name) === 'receiveTask' && node.attributes.messageRef === undefined)
      giveMessage(root, node);
  }
  const keyOf = new Map<string, string>();
  for (const node of walk(root)) {
    const key = keys.get(node.attributes.id ?? '');
    const reference = node.attributes.messageRef ?? messageOf(node);
    if (key !== undefined && reference !== undefined) keyOf.set(bare(reference), key);
  }
  for (const node of walk(root)) {
    if (bare(node.name) !== 'message' || find(node, 'extensionElements') !== undefined) continue;
    extend(node, 'subscription', { correlationKey: keyOf.get(node.attributes.id ?? '') ?? ANY });
  }
}

/** The name of the message that completes a receive task without one. */
export function ownMessage(task: string): string {
  return `complete ${task}`;
}

function giveMessage(root: XmlNode, task: XmlNode): void {
  const id = task.attributes.id ?? '';
  const prefix = root.name.slice(0, root.name.length - bare(root.name).length);
  const message = `message-of-${id}`;
  task.attributes.messageRef = message;
  root.children.unshift({
    name: `${prefix}message`,
    attributes: { id: message, name: ownMessage(id) },
    children: [],
  });
}

function messageOf(node: XmlNode): string | undefined {
  return find(node, 'messageEventDefinition')?.attributes.messageRef;
}
