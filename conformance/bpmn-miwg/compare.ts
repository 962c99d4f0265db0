import { isDeepStrictEqual } from 'node:util';
import { bare, walk, type XmlNode } from '../bpmn/xml-tree.ts';

/** What a file says that the other does not, in words; the order of elements of different kinds does not matter. */
export function differences(before: XmlNode, after: XmlNode): readonly string[] {
  const one = counted(before);
  const other = counted(after);
  return [...new Set([...one.keys(), ...other.keys()])]
    .filter((line) => one.get(line) !== other.get(line))
    .map((line) => `${one.get(line) ?? 0} times before, ${other.get(line) ?? 0} times after: ${line}`);
}

/** Each element with its attributes, its text and where it lies, and how often that is there. */
function counted(root: XmlNode): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const note = (node: XmlNode, path: string) => {
    const line = `${path}/${describe(node)}`;
    lines.set(line, (lines.get(line) ?? 0) + 1);
    for (const child of node.children) if (typeof child !== 'string') note(child, `${path}/${placeOf(node)}`);
  };
  note(root, '');
  return lines;
}

function placeOf(node: XmlNode): string {
  return node.attributes.id ?? bare(node.name);
}

/** The schema lets a formal expression stand under its own name, or under `expression` with its type. */
function describe(node: XmlNode): string {
  const given = Object.entries(node.attributes)
    .filter(([name, value]) => !/^xmlns|^xsi:schemaLocation$/.test(name) && !isPointType(name, value))
    .map(([name, value]) => `${bare(name)}=${meant(name, value)}`);
  const isFormal = bare(node.name) === 'expression' && given.includes(FORMAL);
  const attributes = [...new Set(given)].filter((one) => !isFormal || one !== FORMAL).sort();
  const text = node.children
    .filter((child) => typeof child === 'string')
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const name = isFormal ? 'formalExpression' : bare(node.name);
  return [name, ...attributes, text === '' ? '' : `“${meant('', text)}”`].filter(Boolean).join(' ');
}

const FORMAL = 'type=tFormalExpression';

/** Points of the drawing are points whether they say so or not. */
function isPointType(name: string, value: string): boolean {
  return name === 'xsi:type' && bare(value) === 'Point';
}

/** Numbers are written without needless digits; a name may come with or without its prefix. */
function meant(name: string, value: string): string {
  if (/^-?\d+\.\d+$/.test(value)) return String(Number(value));
  return /Ref$|^bpmnElement$|^sourceElement$|^targetElement$|^type$/.test(bare(name)) || name === ''
    ? value.replace(/^[\w.-]+:(?=[\w.-]+$)/, '')
    : value.replaceAll(/\s+/g, ' ');
}

export function sameOrder(before: XmlNode, after: XmlNode): boolean {
  const ids = (root: XmlNode, kind: string) =>
    [...walk(root)].filter(({ name }) => bare(name) === kind).map(({ attributes }) => attributes.id);
  return ['sequenceFlow', 'BPMNShape', 'BPMNEdge'].every((kind) =>
    isDeepStrictEqual(ids(before, kind), ids(after, kind)),
  );
}
