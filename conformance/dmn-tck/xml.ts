import { Parser } from 'saxen';

/** An element, by names without prefixes: test files use one vocabulary only. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** The text directly in it. */
  readonly text: string;
}

interface OpenElement extends Element {
  readonly children: Element[];
  text: string;
}

/** The root element of a file; throws where the file is no XML. */
export function parseXml(xml: string): Element {
  const top: OpenElement = { name: '', attributes: {}, children: [], text: '' };
  const open: OpenElement[] = [top];
  const add = (text: string) => {
    (open.at(-1) as OpenElement).text += text;
  };
  new Parser()
    .on('openTag', (name, attributes, decode) => {
      const element = { name: bare(name), attributes: named(attributes(), decode), children: [], text: '' };
      open.at(-1)?.children.push(element);
      open.push(element);
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
  const [root] = top.children;
  if (root === undefined) throw new Error('The file holds no element.');
  return root;
}

export function childrenOf(element: Element, name: string): readonly Element[] {
  return element.children.filter((child) => child.name === name);
}

export function childOf(element: Element, name: string): Element | undefined {
  return element.children.find((child) => child.name === name);
}

function named(attributes: Readonly<Record<string, string>>, decode: (text: string) => string) {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [bare(name), decode(value)]));
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
