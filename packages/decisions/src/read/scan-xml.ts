import type { Finding } from '../finding.ts';

/** Limits no honest model reaches: a drawn model of a hundred decisions has about 1 MB. */
const mostCharacters = 5_000_000;
const mostLevels = 200;

/** Looks over a file before any parser does; the finding tells why it is refused. */
export function scanXml(xml: string): Finding | undefined {
  if (xml.length > mostCharacters) {
    return refusal(
      'xml-too-large',
      'The file is larger than 5 MB.',
      'Split the model into several files.',
      1,
    );
  }
  let depth = 0;
  for (let at = xml.indexOf('<'); at >= 0; ) {
    const end = endOfMarkup(xml, at);
    if (xml.startsWith('<!', at) && !isIgnorable(xml, at)) return declaration(lineAt(xml, at));
    if (end < 0) return undefined;
    depth += levelChange(xml, at, end);
    if (depth > mostLevels) return tooDeep(lineAt(xml, at));
    at = xml.indexOf('<', end);
  }
  return undefined;
}

function declaration(line: number): Finding {
  return refusal(
    'xml-declaration',
    'The file declares a document type or an entity, which models do not need and attackers do.',
    'Remove the line that begins with <!DOCTYPE or <!ENTITY.',
    line,
  );
}

function tooDeep(line: number): Finding {
  const sentence = `The file nests elements more than ${mostLevels} levels deep.`;
  return refusal('xml-too-deep', sentence, 'Split what is nested into decisions of its own.', line);
}

export function refusal(code: string, sentence: string, mend: string, line?: number): Finding {
  return line === undefined
    ? { code, severity: 'error', sentence, mend }
    : { code, severity: 'error', sentence, mend, line };
}

/** Comments and character data. */
function isIgnorable(xml: string, at: number): boolean {
  return xml.startsWith('<!--', at) || xml.startsWith('<![CDATA[', at);
}

/** Where the markup that begins at `<` ends; -1 when it does not. */
function endOfMarkup(xml: string, at: number): number {
  if (xml.startsWith('<!--', at)) return after(xml, '-->', at);
  if (xml.startsWith('<![CDATA[', at)) return after(xml, ']]>', at);
  if (xml.startsWith('<?', at)) return after(xml, '?>', at);
  let quote = '';
  for (let place = at + 1; place < xml.length; place++) {
    const character = xml[place] as string;
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return place + 1;
  }
  return -1;
}

function after(xml: string, text: string, from: number): number {
  const at = xml.indexOf(text, from);
  return at < 0 ? -1 : at + text.length;
}

function levelChange(xml: string, at: number, end: number): number {
  const second = xml[at + 1];
  if (second === '?' || second === '!') return 0;
  if (second === '/') return -1;
  return xml[end - 2] === '/' ? 0 : 1;
}

function lineAt(xml: string, at: number): number {
  return xml.slice(0, at).split('\n').length;
}
