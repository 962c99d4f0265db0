import { feelin } from './engines/feelin.ts';
import { ours, oursExplained } from './engines/ours.ts';
import { zen } from './engines/zen.ts';
import { check, rateOf } from './measure.ts';
import { subjects } from './subject.ts';

/** One engine on one subject in a process of its own: `worker.ts ENGINE SUBJECT SECONDS`, answered as JSON. */

const engines = { throughline: ours, 'throughline explained': oursExplained, feelin, 'zen-engine': zen };

const [engineName = '', subjectName = '', seconds = '1'] = process.argv.slice(2);
const engine = engines[engineName as keyof typeof engines];
const subject = (subjects[subjectName] as (typeof subjects)[string])();
const decide = await engine.prepare(subject.asked);
const checked = await check(decide, subject, Number(seconds) * 2);
const rate = checked.wrong === undefined ? await rateOf(decide, subject.data, Number(seconds)) : undefined;
process.stdout.write(`${JSON.stringify({ ...checked, rate })}\n`);
