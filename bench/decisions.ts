import { availableParallelism, cpus, loadavg } from 'node:os';
import { onJvm } from './decisions/jvm.ts';
import { inNode, type Measure, type Measured } from './decisions/peers.ts';
import { makeSubject, subjectNames } from './decisions/subject.ts';
import { report, skipped } from './report.ts';

export interface Choice {
  /** Only subjects whose names hold this. */
  readonly subject?: string;
  /** Only these peers; none of them when empty. */
  readonly peers?: readonly string[];
}

const ours = inNode('throughline');
const oursExplained = inNode('throughline explained');
const peers: Readonly<Record<string, Measure>> = {
  feelin: inNode('feelin'),
  'zen-engine': inNode('zen-engine'),
  drools: onJvm('drools', { knowledge: true }),
  camunda: onJvm('camunda', { knowledge: false }),
};

/** Figures by subject and engine. */
type Figures = Map<string, ReadonlyMap<string, number>>;

/** Decisions and FEEL beside other engines: the same models, data and answers, one engine after the other. */
export async function benchDecisions(
  seconds: number,
  { subject = '', peers: chosen }: Choice,
): Promise<void> {
  sayMachine();
  const others = Object.entries(peers).filter(([name]) => chosen?.includes(name) ?? true);
  const figures: Figures = new Map();
  for (const name of subjectNames.filter((known) => known.includes(subject))) {
    figures.set(name, await benchSubject(name, seconds, others));
  }
  reportGrowth(figures);
}

async function benchSubject(
  name: string,
  seconds: number,
  others: readonly (readonly [string, Measure])[],
): Promise<ReadonlyMap<string, number>> {
  const { asked, reading } = makeSubject(name);
  const values = new Map<string, number>();
  const own = await measured('throughline', ours, name, seconds);
  if (own?.value === undefined) return values;
  values.set('throughline', own.value);
  const figure = { bench: `decisions ${name}`, unit: reading ? 'ms' : 'evaluations/s', value: own.value };
  for (const [peer, measure] of others) {
    const theirs = await measured(peer, measure, name, seconds);
    if (theirs?.value === undefined) continue;
    values.set(peer, theirs.value);
    const few = theirs.checked < own.checked ? { peerChecked: theirs.checked } : {};
    report({ ...figure, peer, peerValue: theirs.value, ...few });
  }
  // No peer could be measured: the figure stands alone.
  if (values.size === 1) report(figure);
  if (asked.kind === 'model' && !reading) await benchExplained(name, seconds, own.value);
  return values;
}

/** What the explanation costs, beside the same engine without one. */
async function benchExplained(name: string, seconds: number, without: number): Promise<void> {
  const found = await measured('throughline explained', oursExplained, name, seconds);
  if (found?.value === undefined) return;
  report({
    ...{ bench: `decisions ${name}, explained`, unit: 'evaluations/s', value: found.value },
    ...{ peer: 'throughline without explanation', peerValue: without },
  });
}

/** How many times slower each engine is with ten times the rules. */
function reportGrowth(figures: Figures): void {
  const small = figures.get('1,000 rules x 3 inputs, UNIQUE');
  const large = figures.get('10,000 rules x 3 inputs, UNIQUE');
  const growth = [...(large ?? [])].flatMap(([engine, rate]) => {
    const before = small?.get(engine);
    return before === undefined ? [] : [{ engine, times: before / rate }];
  });
  const own = growth.find(({ engine }) => engine === 'throughline');
  if (own === undefined) return;
  const figure = { bench: 'decisions 10 x the rules', unit: 'times slower', value: own.times };
  const others = growth.filter((known) => known !== own);
  if (others.length === 0) report(figure);
  for (const { engine, times } of others) report({ ...figure, peer: engine, peerValue: times });
}

/** Undefined, and said aloud, where the engine cannot be asked or answers wrongly. */
async function measured(
  engine: string,
  measure: Measure,
  subject: string,
  seconds: number,
): Promise<Measured | undefined> {
  const what = `decisions ${subject}: ${engine}`;
  try {
    const found = await measure(subject, seconds);
    if (found.wrong) {
      skipped(what, `DISAGREEMENT after ${found.checked} right answers: ${JSON.stringify(found.wrong)}`);
      process.exitCode = 1;
    }
    return found;
  } catch (error) {
    skipped(what, (error as Error).message);
    return undefined;
  }
}

/** Figures mean little without the machine; it is no figure itself. */
function sayMachine(): void {
  const load = loadavg()
    .map((average) => average.toFixed(2))
    .join(' ');
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores`;
  process.stderr.write(
    `${new Date().toISOString()} ${machine}, load ${load}, Node ${process.versions.node}\n`,
  );
}
