import { parseArgs } from 'node:util';
import { benchDecisions, type Choice } from './decisions.ts';
import { benchDurable } from './durable.ts';
import { benchPureEngine } from './pure-engine.ts';
import { skipped } from './report.ts';

const BENCHES: Readonly<Record<string, (seconds: number, choice: Choice) => Promise<void>>> = {
  engine: benchPureEngine,
  decisions: benchDecisions,
  pglite: (seconds) => benchDurable(seconds, 'pglite'),
  postgres: (seconds) => benchDurable(seconds, 'postgres'),
};

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    seconds: { type: 'string', default: '5' },
    // For the bench of decisions: a part of a subject's name; peers, separated by commas.
    subject: { type: 'string' },
    peers: { type: 'string' },
    // Figures are printed as JSON in any case; the flag is there for those who say it.
    json: { type: 'boolean' },
  },
});

const chosen = Object.entries(BENCHES).filter(([name]) => values.only === undefined || name === values.only);
if (chosen.length === 0) {
  process.stderr.write(`There is no bench "${values.only}". Known: ${Object.keys(BENCHES).join(', ')}.\n`);
  process.exitCode = 2;
}
const choice = { subject: values.subject, peers: values.peers?.split(',') };
for (const [name, bench] of chosen) {
  try {
    await bench(Number(values.seconds), choice);
  } catch (error) {
    skipped(name, (error as Error).message);
    process.exitCode = 1;
  }
}
