import { feelin } from './engines/feelin.ts';
import { ours, oursExplained } from './engines/ours.ts';
import { zen } from './engines/zen.ts';
import { check, rateOf, timeToFirstAnswer } from './measure.ts';
import { makeSubject } from './subject.ts';

/** One engine on one subject in a process of its own: `worker.ts ENGINE SUBJECT SECONDS`, answered as JSON. */

const engines = { throughline: ours, 'throughline explained': oursExplained, feelin, 'zen-engine': zen };

const [engineName = '', subjectName = '', time = '1'] = process.argv.slice(2);
const seconds = Number(time);
const engine = engines[engineName as keyof typeof engines];
const subject = makeSubject(subjectName);
const read = await engine.write(subject.asked);
const decide = await read();
const comparison = await check(decide, subject, seconds * 2);
const value = comparison.wrong ? undefined : await measure();
process.stdout.write(`${JSON.stringify({ ...comparison, value })}\n`);

function measure(): Promise<number> {
  if (subject.reading) return timeToFirstAnswer(read, subject.data, seconds);
  return rateOf(decide, subject.data, seconds);
}
