import { availableParallelism, cpus, loadavg } from 'node:os';
import { onJvm } from './decisions/jvm.ts';
import { inNode, type Measure, type Measured } from './decisions/peers.ts';
import { subjects } from './decisions/subject.ts';
import { report, skipped } from './report.ts';

export interface Choice {
  /** Only subjects whose names hold this. */
  readonly subject?: string;
  /** Only these peers; none of them when empty. */
  readonly peers?: readonly string[];
}

const ours = inNode('throughline');
const peers: Readonly<Record<string, Measure>> = {
  feelin: inNode('feelin'),
  'zen-engine': inNode('zen-engine'),
  drools: onJvm('drools', { knowledge: true }),
  camunda: onJvm('camunda', { knowledge: false }),
};

/** Decisions and FEEL beside other engines: the same models, data and answers, one thread, one engine after the other. */
export async function benchDecisions(
  seconds: number,
  { subject = '', peers: chosen }: Choice,
): Promise<void> {
  sayMachine();
  const others = Object.entries(peers).filter(([name]) => chosen?.includes(name) ?? true);
  for (const name of Object.keys(subjects).filter((known) => known.includes(subject))) {
    await benchSubject(name, seconds, others);
  }
}

async function benchSubject(
  subject: string,
  seconds: number,
  others: readonly (readonly [string, Measure])[],
): Promise<void> {
  const bench = `decisions ${subject}`;
  const own = await measured('throughline', ours, subject, seconds);
  if (own?.rate === undefined) return;
  const figure = { bench, unit: 'evaluations/s', value: own.rate };
  if (others.length === 0) report(figure);
  for (const [peer, measure] of others) {
    const theirs = await measured(peer, measure, subject, seconds);
    if (theirs?.rate === undefined) continue;
    const few = theirs.checked < own.checked ? { peerChecked: theirs.checked } : {};
    report({ ...figure, peer, peerValue: theirs.rate, ...few });
  }
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
