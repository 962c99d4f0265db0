import type { Finding } from '../finding.ts';

/** Longest accepted text, in UTF-16 units; a drawn model of 1,000 elements has about 1 MB. */
const maxLength = 5_000_000;
const maxDepth = 100;

export type Scan =
  | { readonly ok: true; readonly lines: ReadonlyMap<string, number> }
  | { readonly ok: false; readonly finding: Finding };

/**
 * One pass over the text before any parser sees it: refuses what no honest model holds (document types,
 * entities, thousands of nested tags, huge files) and notes on which line each id is given.
 */
export function scanXml(xml: string): Scan {
  if (xml.length > maxLength)
    return refuse('xml-too-large', tooLarge, 'Split the model, or remove embedded pictures.');
  const lines = new Map<string, number>();
  let depth = 0;
  let line = 1;
  let seen = 0;
  let at = xml.indexOf('<');
  if (at < 0 || xml.slice(0, at).trim().replace('\uFEFF', '') !== '') return notXml;
  while (at >= 0) {
    line += countLines(xml, seen, at);
    seen = at;
    if (xml.startsWith('<!--', at)) at = after(xml, '-->', at);
    else if (xml.startsWith('<![CDATA[', at)) at = after(xml, ']]>', at);
    else if (xml.startsWith('<?', at)) at = after(xml, '?>', at);
    else if (xml.charCodeAt(at + 1) === 33) return refuse('xml-doctype', doctype, removeDoctype, line);
    else if (xml.charCodeAt(at + 1) === 47) {
      depth--;
      at = after(xml, '>', at);
    } else {
      const end = tagEnd(xml, at);
      if (end < 0) break;
      const id = idOf(xml.slice(at, end));
      if (id !== undefined && !lines.has(id)) lines.set(id, line);
      if (xml.charCodeAt(end - 1) !== 47) depth++;
      if (depth > maxDepth)
        return refuse('xml-too-deep', tooDeep, 'Save the model again with a BPMN editor.', line);
      at = end;
    }
    if (at < 0) break;
    at = xml.indexOf('<', at);
  }
  return { ok: true, lines };
}

const tooLarge = `The file is larger than ${maxLength / 1_000_000} MB; no process model needs that much.`;
const tooDeep = `The file nests more than ${maxDepth} levels of elements, which no process model does.`;
const doctype = 'The file holds a document type or entity declaration, which is not accepted in a model.';
const removeDoctype = 'Remove the lines that begin with <!DOCTYPE or <!ENTITY.';
const notXml: Scan = refuse(
  'not-xml',
  'The file is not XML: it does not begin with a tag.',
  'Give the .bpmn file that a BPMN editor saved.',
  1,
);

function refuse(code: string, sentence: string, mend: string, line?: number): Scan {
  return { ok: false, finding: { code, severity: 'error', sentence, mend, line } };
}

function after(xml: string, end: string, from: number): number {
  const found = xml.indexOf(end, from);
  return found < 0 ? -1 : found + end.length;
}

/** The index of the `>` that closes the tag beginning at `from`: not one inside quotes. */
function tagEnd(xml: string, from: number): number {
  let quote = 0;
  for (let i = from + 1; i < xml.length; i++) {
    const char = xml.charCodeAt(i);
    if (quote !== 0) {
      if (char === quote) quote = 0;
    } else if (char === 34 || char === 39) quote = char;
    else if (char === 62) return i;
  }
  return -1;
}

function idOf(tag: string): string | undefined {
  const match = /\sid\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(tag);
  return match?.[1] ?? match?.[2];
}

function countLines(xml: string, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (xml.charCodeAt(i) === 10) count++;
  return count;
}
