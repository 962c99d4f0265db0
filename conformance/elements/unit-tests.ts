import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElementRow } from './rows.ts';

export interface UnitTest {
  /** Its file below `packages/processes`. */
  readonly file: string;
  readonly name: string;
  readonly body: string;
  /** Its source, with the helpers of its file. */
  readonly text: string;
}

/** The tests of the engine, by their titles. */
export function unitTests(source: string): readonly UnitTest[] {
  return ['elements', 'decide', 'check'].flatMap((folder) =>
    readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .sort()
      .flatMap((name) => testsIn(`src/${folder}/${name}`, readFileSync(join(source, folder, name), 'utf8'))),
  );
}

function testsIn(file: string, text: string): readonly UnitTest[] {
  const [helpers = '', ...tests] = text.split(/^test(?=[.(])/m);
  return tests.map((one) => ({
    file,
    name: /'((?:[^'\\]|\\.)*)'(?=,\s*(?:async )?\()/.exec(one)?.[1] ?? file,
    body: one,
    text: `${one}\n${helpers}`,
  }));
}

/** The test that shows a row best: one that draws it itself, in the file of its kind, with its words in the title. */
export function proofOf(row: ElementRow, tests: readonly UnitTest[]): UnitTest | undefined {
  const rank = ({ file, name, body }: UnitTest) =>
    (mentions(row, body) ? 0 : 4) +
    (wordsOf(row).some((word) => file.includes(word.replaceAll(' ', '-'))) ? 0 : 2) +
    (wordsOf(row).some((word) => name.includes(word)) ? 0 : 1);
  return tests
    .filter(({ text, file }) => file.startsWith('src/elements/') && mentions(row, text))
    .sort((a, b) => rank(a) - rank(b))[0];
}

function mentions({ element, trigger, position }: ElementRow, text: string): boolean {
  const inEventSubProcess = element === 'eventSubProcess' || position.startsWith('in an event sub-process');
  return (
    text.includes(`<${element === 'eventSubProcess' ? 'subProcess' : element}`) &&
    (trigger === undefined || trigger === 'none' || text.includes(`${trigger}EventDefinition`)) &&
    (!inEventSubProcess || text.includes('triggeredByEvent')) &&
    (!position.includes('not interrupting') || /(cancelActivity|isInterrupting)="false"/.test(text))
  );
}

/** What a file or a title about the row would say. */
function wordsOf({ element, trigger, position }: ElementRow): readonly string[] {
  if (position.startsWith('in an event sub-process')) return ['event sub-process', trigger ?? ''];
  const own = element.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  if (trigger === undefined || trigger === 'none') return [own];
  return element === 'boundaryEvent' ? ['boundary event', trigger] : [trigger];
}
