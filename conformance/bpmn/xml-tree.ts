import { Parser } from 'saxen';

/** An element of a file with its prefix, open to change: models are given words the product knows before a run. */
export interface XmlNode {
  name: string;
  readonly attributes: Record<string, string>;
  children: (XmlNode | string)[];
}

/** The root element with all text in its place; comments are left out. Throws where the text is no XML. */
export function parseTree(xml: string): XmlNode {
  const top: XmlNode = { name: '', attributes: {}, children: [] };
  const open = [top];
  const add = (child: XmlNode | string) => open.at(-1)?.children.push(child);
  new Parser()
    .on('openTag', (name, attributes, decode) => {
      const given = Object.entries(attributes()).map(([key, value]) => [key, decode(value)]);
      const node: XmlNode = { name, attributes: Object.fromEntries(given), children: [] };
      add(node);
      open.push(node);
    })
    .on('closeTag', () => {
      open.pop();
    })
    .on('text', (text, decode) => add(decode(text)))
    .on('cdata', add)
    .on('error', (error) => {
      throw error;
    })
    .parse(xml);
  const root = top.children.find((child) => typeof child !== 'string');
  if (root === undefined) throw new Error('The file holds no element.');
  return root;
}

export function writeTree(node: XmlNode): string {
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const inside = node.children.map((child) =>
    typeof child === 'string' ? escaped(child) : writeTree(child),
  );
  return `<${node.name}${attributes.join('')}>${inside.join('')}</${node.name}>`;
}

/** All elements from this one on, in the order of the file. */
export function* walk(node: XmlNode): Generator<XmlNode> {
  yield node;
  for (const child of elementsOf(node)) yield* walk(child);
}

export function elementsOf(node: XmlNode): readonly XmlNode[] {
  return node.children.filter((child) => typeof child !== 'string');
}

export function find(node: XmlNode, name: string): XmlNode | undefined {
  return elementsOf(node).find((child) => bare(child.name) === name);
}

export function textOf(node: XmlNode): string {
  return node.children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim();
}

/** `bpmn2:task` -> `task`. */
export function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The inner element of this name, made (first, or after the documentation) where it is missing. */
export function demand(node: XmlNode, name: string, attributes: Record<string, string> = {}): XmlNode {
  const there = find(node, name);
  if (there !== undefined) return there;
  const prefix = node.name.slice(0, node.name.length - bare(node.name).length);
  const made: XmlNode = { name: prefix + name, attributes, children: [] };
  const last = node.children.findLastIndex(
    (child) => typeof child !== 'string' && bare(child.name) === 'documentation',
  );
  node.children.splice(last + 1, 0, made);
  return made;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
