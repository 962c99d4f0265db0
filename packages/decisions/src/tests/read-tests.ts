import { nearest, parseDateTime } from '@throughline/feel';
import type { Finding } from '../finding.ts';
import { type JsonNode, placeOf, readJsonText } from './json-text.ts';
import type { TestCase, TestFile } from './test-case.ts';

export type TestReading =
  | { readonly ok: true; readonly file: TestFile; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Reads a file of test cases. Never throws; what is wrong is found with line and column, and the file refused. */
export function readTests(text: string): TestReading {
  const json = readJsonText(text);
  if (!json.ok) {
    const mend = 'Correct the JSON, or save the test cases again on the page of the decision.';
    const { sentence } = json;
    return {
      ok: false,
      findings: [{ code: 'tests-broken', severity: 'error', sentence, mend, ...placeOf(text, json.at) }],
    };
  }
  const check = new TestFileCheck(text);
  const file = check.file(json.root);
  const { findings } = check;
  const broken = findings.some(({ severity }) => severity === 'error');
  return broken ? { ok: false, findings } : { ok: true, file, findings };
}

const inFile = ['model', 'tests'];
const nothing: TestCase = { name: '', decision: '', inputs: {}, expected: null };
const inTest = ['name', 'decision', 'inputs', 'expected', 'now', 'from'];

/** More of them tell nothing new. */
const mostFindings = 50;

/** Looks at the parts of a file; what it hands back is meant only when it found no error. */
class TestFileCheck {
  readonly findings: Finding[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  file(root: JsonNode): TestFile {
    const what = 'The file';
    if (!this.#entries(root, what, inFile)) return { model: '', tests: [] };
    const tests = root.entries?.get('tests');
    if (tests?.items === undefined) this.#wrong(tests ?? root, `${what} needs a list "tests".`);
    const cases = (tests?.items ?? []).map((node, index) => this.#test(node, index + 1));
    if (this.findings.length === 0) this.#noteTwins(tests?.items ?? [], cases);
    return { model: this.#word(root, 'model', what), tests: cases };
  }

  #test(node: JsonNode, number: number): TestCase {
    const named = node.entries?.get('name')?.value;
    const what = typeof named === 'string' && named !== '' ? `Test "${named}"` : `Test ${number}`;
    if (!this.#entries(node, what, inTest)) return nothing;
    const { entries } = node;
    const inputs = entries?.get('inputs');
    if (inputs?.entries === undefined) {
      this.#wrong(inputs ?? node, `${what} needs "inputs": an object with the data by their names.`);
    }
    const expected = entries?.get('expected');
    if (expected === undefined) this.#wrong(node, `${what} needs "expected": the answer that is right.`);
    return {
      name: this.#word(node, 'name', what),
      decision: this.#word(node, 'decision', what),
      inputs: (inputs?.value ?? {}) as TestCase['inputs'],
      expected: expected?.value ?? null,
      ...this.#now(entries?.get('now'), what),
      ...this.#from(entries?.get('from'), what),
    };
  }

  #now(node: JsonNode | undefined, what: string): Pick<TestCase, 'now'> {
    if (node === undefined) return {};
    const { value } = node;
    const moment = typeof value === 'string' && /T.*(?:Z|[+-]\d\d:\d\d)$/.test(value) ? value : undefined;
    if (moment !== undefined && parseDateTime(moment) !== null) return { now: moment };
    this.#wrong(node, `"now" of ${what} must be a moment like "2026-11-19T09:14:00Z".`);
    return {};
  }

  #from(node: JsonNode | undefined, what: string): Pick<TestCase, 'from'> {
    if (node === undefined) return {};
    const key = node.entries?.get('case')?.value;
    const seq = node.entries?.get('seq')?.value;
    if (typeof key === 'string' && Number.isInteger(seq)) return { from: { case: key, seq: seq as number } };
    this.#wrong(
      node,
      `"from" of ${what} must name the "case" (its key, as text) and the "seq" of the event.`,
    );
    return {};
  }

  #word(node: JsonNode, name: string, what: string): string {
    const entry = node.entries?.get(name);
    if (typeof entry?.value === 'string' && entry.value.trim() !== '') return entry.value;
    this.#wrong(entry ?? node, `${what} needs a text "${name}".`);
    return '';
  }

  /** Whether there are entries at all; those that are not known may be misspelt, so they are told. */
  #entries(node: JsonNode, what: string, known: readonly string[]): boolean {
    if (node.entries === undefined) {
      this.#wrong(node, `${what} must be an object with ${listed(known)}.`);
      return false;
    }
    for (const [name, entry] of node.entries) {
      if (known.includes(name)) continue;
      const close = nearest(name, known);
      const meant = close === undefined ? `Known are ${listed(known)}.` : `Did you mean "${close}"?`;
      this.#wrong(entry, `${what} has an entry "${name}" that is not known. ${meant}`);
    }
    return true;
  }

  /** Results are told apart by their names. */
  #noteTwins(nodes: readonly JsonNode[], cases: readonly TestCase[]): void {
    const seen = new Set<string>();
    for (const [index, { name }] of cases.entries()) {
      if (seen.has(name) && name !== '') {
        const sentence = `Two tests are named "${name}".`;
        this.#find('tests-name-twice', 'warning', sentence, 'Give one of them another name.', nodes[index]);
      }
      seen.add(name);
    }
  }

  #wrong(node: JsonNode, sentence: string): void {
    this.#find('tests-form', 'error', sentence, 'Correct the file of the test cases.', node);
  }

  #find(
    code: string,
    severity: Finding['severity'],
    sentence: string,
    mend: string,
    node: JsonNode | undefined,
  ) {
    if (this.findings.length >= mostFindings) return;
    this.findings.push({ code, severity, sentence, mend, ...placeOf(this.#text, node?.at ?? 0) });
  }
}

function listed(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}
