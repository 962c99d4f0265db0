import { DmnModdle } from 'dmn-moddle';
import dmn13 from 'dmn-moddle/resources/dmn/json/dmn13.json' with { type: 'json' };
import type { Finding } from '../finding.ts';
import type { Definitions } from './dmn.ts';
import { refusal, scanXml } from './scan-xml.ts';

export type Loaded =
  | { readonly ok: true; readonly definitions: Definitions; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly finding: Finding };

/** Reads a DMN 1.1 to 1.6 file into its elements; what dmn-moddle does not know is named in the findings. */
export async function loadXml(xml: string): Promise<Loaded> {
  const refused = scanXml(xml);
  if (refused !== undefined) return { ok: false, finding: refused };
  if (!namespaces.some((uri) => xml.includes(uri))) return { ok: false, finding: notDmn };
  try {
    const { rootElement, warnings } = await reader().fromXML(asDmn13(xml));
    const findings = warnings.flatMap(({ message }) => findingOf(message));
    return { ok: true, definitions: rootElement as Definitions, findings };
  } catch (reason) {
    return { ok: false, finding: broken(reason) };
  }
}

let made: DmnModdle | undefined;

/** One reader for all files: it keeps nothing of them, and takes longer to make than a small file to read. */
function reader(): DmnModdle {
  made ??= new DmnModdle({ dmn: dmn15 });
  return made;
}

/** The namespaces of DMN 1.1 to 1.6. dmn-moddle reads 1.3, of which the others differ in few elements. */
const namespaces = [
  'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
  'http://www.omg.org/spec/DMN/20180521/MODEL/',
  'https://www.omg.org/spec/DMN/20191111/MODEL/',
  'https://www.omg.org/spec/DMN/20211108/MODEL/',
  'https://www.omg.org/spec/DMN/20230324/MODEL/',
  'https://www.omg.org/spec/DMN/20240513/MODEL/',
];
const readable = 'https://www.omg.org/spec/DMN/20191111/MODEL/';

function asDmn13(xml: string): string {
  return xml.replace(/(\sxmlns(?::[\w.-]+)?\s*=\s*)(["'])([^"']*)\2/g, (all, start, quote, uri) =>
    namespaces.includes(uri) ? `${start}${quote}${readable}${quote}` : all,
  );
}

const notDmn = refusal(
  'not-dmn',
  'The file is no DMN model: it names none of the DMN namespaces 1.1 to 1.6.',
  'Save it as DMN from a DMN editor.',
  1,
);

function broken(reason: unknown): Finding {
  const { message, warnings } = reason as { message: string; warnings?: readonly { message: string }[] };
  const first = warnings?.[0]?.message ?? message;
  const line = /line: (\d+)/.exec(first)?.[1];
  const what = (/nested error: ([^\n]+)/.exec(first)?.[1] ?? first.split('\n')[0] ?? '').trim();
  return refusal(
    'xml-broken',
    `The file cannot be read: ${what}.`,
    'Save it again from a DMN editor, or correct the XML.',
    line === undefined ? undefined : Number(line) + 1,
  );
}

/** What the reader skipped. Elements of other namespaces (diagrams, a tool's own notes) may be skipped. */
function findingOf(message: string): Finding[] {
  const element = /^unparsable content <([^>:/]+)\/?> detected/.exec(message)?.[1];
  if (element === undefined || foreign.includes(element)) return [];
  const line = /line: (\d+)/.exec(message)?.[1];
  return [
    refusal(
      'unknown-element',
      `The file holds an element <${element}> that is not understood here.`,
      'Remove it, or express it with the elements of DMN 1.5.',
      line === undefined ? undefined : Number(line) + 1,
    ),
  ];
}

const foreign: readonly string[] = ['DMNDI'];

/** The expressions that DMN 1.4 added, in the form of dmn-moddle's own description of DMN 1.3. */
const dmn15 = {
  ...dmn13,
  types: [
    ...dmn13.types.map((type) => (type.name === 'ItemDefinition' ? withTypeConstraint(type) : type)),
    {
      name: 'ChildExpression',
      superClass: ['DMNElement'],
      properties: [{ name: 'value', type: 'Expression' }],
    },
    expressionType('Conditional', ['if', 'then', 'else']),
    expressionType('For', ['in', 'return'], true),
    expressionType('Some', ['in', 'satisfies'], true),
    expressionType('Every', ['in', 'satisfies'], true),
    expressionType('Filter', ['in', 'match']),
  ],
};

function expressionType(name: string, children: readonly string[], iterates = false) {
  const properties = children.map((child) => ({
    name: child,
    type: 'ChildExpression',
    xml: { serialize: 'property' },
  }));
  const variable = { name: 'iteratorVariable', isAttr: true, type: 'String' };
  return { name, superClass: ['Expression'], properties: iterates ? [variable, ...properties] : properties };
}

function withTypeConstraint<Type extends { readonly properties?: readonly object[] }>(type: Type) {
  const constraint = { name: 'typeConstraint', type: 'UnaryTests', xml: { serialize: 'property' } };
  return { ...type, properties: [...(type.properties ?? []), constraint] };
}
