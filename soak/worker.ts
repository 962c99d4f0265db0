import { parentPort, workerData } from 'node:worker_threads';
import { subjects } from './subjects.ts';
import type { Round } from './watch.ts';

/** Tries one subject with seed after seed. What it is at is told through shared memory, so that a hang shows. */
const { name, first, count, progress } = workerData as Round;
const at = new Int32Array(progress);
const subject = subjects[name];
if (subject === undefined) throw new Error(`There is nothing called ${name}.`);
for (let done = 0; done < count; done++) {
  Atomics.store(at, 0, done);
  const seed = (first + done) >>> 0;
  try {
    await subject(seed);
  } catch (reason) {
    parentPort?.postMessage({ seed, text: reason instanceof Error ? reason.message : String(reason) });
  }
}
