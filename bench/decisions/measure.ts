import type { Decide, Read } from './engines/engine.ts';
import type { Values } from './model.ts';
import { same } from './same.ts';
import type { Subject } from './subject.ts';

/** An answer that is not the right one. */
export interface Disagreement {
  readonly given: Values;
  readonly answer: unknown;
  readonly expected: unknown;
}

export interface Comparison {
  /** Answers that were right before the first wrong one. */
  readonly checked: number;
  readonly wrong?: Disagreement;
}

/** Answers that are compared, however long they take. */
const fewest = 20;

/** Slices of the measured time, of which the middle one counts. */
const slices = 5;

/** Compares the engine's answers with those by hand: all of them or, after the first 20, as many as the time allows. */
export async function check(decide: Decide, subject: Subject, seconds: number): Promise<Comparison> {
  const end = performance.now() + seconds * 1_000;
  const answers: unknown[] = [];
  for (const given of subject.data) {
    answers.push(await decide(given));
    if (answers.length >= fewest && performance.now() > end) break;
  }
  return compareAnswers(answers, subject);
}

/** Compares answers to the first of the subject's data. */
export function compareAnswers(answers: readonly unknown[], { data, byHand }: Subject): Comparison {
  for (const [checked, answer] of answers.entries()) {
    const given = data[checked] as Values;
    const expected = byHand(given);
    if (!same(answer, expected)) return { checked, wrong: { given, answer, expected } };
  }
  return { checked: answers.length };
}

/**
 * Evaluations a second of processor time, which other work on the machine hardly changes; the time of all threads of
 * the process counts. The warm-up before is twice as long.
 */
export async function rateOf(decide: Decide, data: readonly Values[], seconds: number): Promise<number> {
  await run(decide, data, seconds * 2);
  const rates: number[] = [];
  for (let slice = 0; slice < slices; slice++) rates.push(await run(decide, data, seconds / slices));
  return median(rates);
}

/**
 * Milliseconds of processor time from text to the first answer, since some engines compile only when they are asked;
 * the middle one of as many as the time allows, after the same as a warm-up.
 */
export async function timeToFirstAnswer(
  read: Read,
  data: readonly Values[],
  seconds: number,
): Promise<number> {
  const times: number[] = [];
  const begin = processorSeconds();
  for (let before = begin; before - begin < seconds * 2 || times.length < 2; ) {
    const decide = await read();
    await decide(data[times.length % data.length] as Values);
    const now = processorSeconds();
    times.push((now - before) * 1_000);
    before = now;
  }
  return median(times.slice(Math.floor(times.length / 2)));
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

async function run(decide: Decide, data: readonly Values[], seconds: number): Promise<number> {
  const begin = processorSeconds();
  let done = 0;
  let batch = 1;
  for (let used = 0; ; ) {
    for (const last = done + batch; done < last; done++) {
      const answer = decide(data[done % data.length] as Values);
      // Awaited only where the engine answers by promise: an await costs more than a fast evaluation.
      if (answer instanceof Promise) await answer;
    }
    const now = processorSeconds() - begin;
    if (now >= seconds) return done / now;
    // Asking for the time costs as much as a fast evaluation.
    if (now - used < seconds / 100) batch *= 2;
    used = now;
  }
}

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}
