import { DmnModdle } from 'dmn-moddle';
import type { Finding } from '../finding.ts';
import type { Definitions } from './dmn.ts';
import { dmn15 } from './dmn15.ts';
import { ElementReader } from './read-elements.ts';
import { refusal, scanXml } from './scan-xml.ts';

export type Loaded =
  | { readonly ok: true; readonly definitions: Definitions; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly finding: Finding };

/** Reads a DMN 1.1 to 1.6 file into its elements; what dmn-moddle does not know is named in the findings. */
export async function loadXml(xml: string): Promise<Loaded> {
  const refused = scanXml(xml);
  if (refused !== undefined) return { ok: false, finding: refused };
  if (!namespaces.some((uri) => xml.includes(uri))) return { ok: false, finding: notDmn };
  const dmn13Xml = asDmn13(xml);
  const plain = plainReader.read(dmn13Xml);
  if (plain !== undefined) return { ok: true, definitions: plain, findings: [] };
  try {
    const { rootElement, warnings } = await reader().fromXML(dmn13Xml);
    const findings = warnings.flatMap(({ message }) => findingOf(message));
    return { ok: true, definitions: rootElement as Definitions, findings };
  } catch (reason) {
    return { ok: false, finding: broken(reason) };
  }
}

let made: DmnModdle | undefined;

/** One reader for all files: it keeps nothing of them, and takes longer to make than a small file to read. */
function reader(): DmnModdle {
  // It changes what it is given.
  made ??= new DmnModdle({ dmn: structuredClone(dmn15) });
  return made;
}

const plainReader = new ElementReader(dmn15);

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
