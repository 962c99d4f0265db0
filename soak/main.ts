import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { runProperties } from './properties.ts';
import { subjects } from './subjects.ts';
import { tryOut } from './watch.ts';

/** Inputs of one round. */
const ROUND: Readonly<Record<string, number>> = {
  parser: 1_000_000,
  evaluation: 50_000,
  processes: 1_000,
  soundness: 1_000,
};

const { values } = parseArgs({
  options: {
    // Rounds follow each other until so many minutes have passed; one round without it.
    minutes: { type: 'string' },
    seed: { type: 'string' },
    // One part alone: parser, evaluation, processes, soundness or properties.
    only: { type: 'string' },
    // Inputs of a round, where another number is wanted; with --seed and 1 a failure is repeated.
    count: { type: 'string' },
  },
});

const known = [...Object.keys(subjects), 'properties'];
if (values.only !== undefined && !known.includes(values.only)) {
  say(`There is nothing called "${values.only}" to soak. Known: ${known.join(', ')}.`);
  process.exit(2);
}
const parts = known.filter((name) => values.only === undefined || name === values.only);
const end = Date.now() + Number(values.minutes ?? 0) * 60_000;
let seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed);
let failed = 0;
do {
  for (const name of parts) failed += name === 'properties' ? again() : await round(name, seed);
  seed = (seed + 2_000_003) >>> 0;
} while (Date.now() < end);
say(failed === 0 ? 'Nothing failed.' : `${failed} failed; each says above how to repeat it.`);
process.exitCode = failed === 0 ? 0 : 1;

async function round(name: string, first: number): Promise<number> {
  const count = Number(values.count ?? ROUND[name]);
  const started = Date.now();
  const failures = await tryOut(name, first, count);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  say(`${name}: ${count} inputs from seed ${first} in ${seconds} s, ${failures.length} failed.`);
  for (const failure of failures.slice(0, 10)) {
    say(`Repeat with: npm run soak -- --only ${name} --seed ${failure.seed} --count 1\n${failure.text}`);
  }
  return failures.length;
}

function again(): number {
  say('properties: the property tests of the pure packages, with new random numbers.');
  return runProperties() ? 0 : 1;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
