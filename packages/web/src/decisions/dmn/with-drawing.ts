import { type Bounds, type GraphNode, layOut } from './lay-out.ts';

const DRAWN = new Set(['decision', 'inputData', 'businessKnowledgeModel', 'knowledgeSource']);
const NEEDED = new Set(['requiredInput', 'requiredDecision', 'requiredKnowledge', 'requiredAuthority']);
const DMNDI = 'https://www.omg.org/spec/DMN/20191111/DMNDI/';
const DC = 'http://www.omg.org/spec/DMN/20180521/DC/';
const DI = 'http://www.omg.org/spec/DMN/20180521/DI/';

/**
 * A model of DMN 1.3 with a drawing of its graph: its own, or one made here. What is broken stays as it is.
 * @param xml as `asDmn13` gives it
 */
export function withDrawing(xml: string): string {
  if (/:?DMNDiagram[\s>]/.test(xml)) return xml;
  const file = new DOMParser().parseFromString(xml, 'text/xml');
  const root = file.documentElement;
  if (root.localName !== 'definitions') return xml;
  const drawn = [...root.children].filter((child) => DRAWN.has(child.localName) && child.id !== '');
  const lines = drawn.flatMap(linesOf);
  const places = layOut(drawn.map((element) => nodeOf(element, lines)));
  const make = (namespace: string, name: string, attributes: Readonly<Record<string, string>>) => {
    const element = file.createElementNS(namespace, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const diagram = make(DMNDI, 'dmndi:DMNDiagram', { id: 'made-diagram' });
  for (const [id, { x, y, width, height }] of places) {
    const shape = make(DMNDI, 'dmndi:DMNShape', { id: `made-shape-${id}`, dmnElementRef: id });
    shape.append(make(DC, 'dc:Bounds', words({ x, y, width, height })));
    diagram.append(shape);
  }
  for (const { id, points } of pathsOf(lines, places)) {
    const edge = make(DMNDI, 'dmndi:DMNEdge', { id: `made-edge-${id}`, dmnElementRef: id });
    for (const point of points) edge.append(make(DI, 'di:waypoint', words({ ...point })));
    diagram.append(edge);
  }
  const drawing = make(DMNDI, 'dmndi:DMNDI', {});
  drawing.append(diagram);
  root.append(drawing);
  return new XMLSerializer().serializeToString(file);
}

// ---- helpers ----

interface Line {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** What an element needs; a requirement without an id gets one, because a drawing refers to it. */
function linesOf(element: Element): readonly Line[] {
  return [...element.children].flatMap((requirement, at) => {
    const needed = [...requirement.children].find((child) => NEEDED.has(child.localName));
    const from = needed?.getAttribute('href')?.match(/^#(.+)$/)?.[1];
    if (!from) return [];
    if (requirement.id === '') requirement.id = `made-${element.id}-${at}`;
    return [{ id: requirement.id, from, to: element.id }];
  });
}

function nodeOf(element: Element, lines: readonly Line[]): GraphNode {
  return {
    id: element.id,
    needs: lines.filter((line) => line.to === element.id).map((line) => line.from),
    input: element.localName === 'inputData',
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** From the top of what is needed to the bottom of what needs it, where lines arrive side by side. */
function pathsOf(
  lines: readonly Line[],
  places: ReadonlyMap<string, Bounds>,
): readonly { readonly id: string; readonly points: readonly Point[] }[] {
  const drawn = lines.flatMap((line) => {
    const [from, to] = [places.get(line.from), places.get(line.to)];
    return from && to ? [{ ...line, bounds: { from, to } }] : [];
  });
  return drawn.map(({ id, to, bounds }) => {
    const arriving = drawn
      .filter((line) => line.to === to)
      .sort((left, right) => left.bounds.from.x - right.bounds.from.x);
    const share = (arriving.findIndex((line) => line.id === id) + 1) / (arriving.length + 1);
    const start = { x: bounds.from.x + bounds.from.width / 2, y: bounds.from.y };
    const end = { x: bounds.to.x + bounds.to.width * share, y: bounds.to.y + bounds.to.height };
    return { id, points: [start, end] };
  });
}

function words(numbers: Readonly<Record<string, number>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, String(number)]));
}
