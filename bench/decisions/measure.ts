import type { Decide } from './engines/engine.ts';
import type { Values } from './model.ts';
import { same } from './same.ts';
import type { Subject } from './subject.ts';

/** An answer that is not the right one. */
export interface Disagreement {
  readonly given: Values;
  readonly answer: unknown;
  readonly expected: unknown;
}

/** Slices of the measured time, of which the middle one counts: other work on the machine comes in bursts. */
const slices = 5;

/** Compares answers with those by hand, all of them or as many as the time allows. */
export async function check(
  decide: Decide,
  { data, byHand }: Subject,
  seconds: number,
): Promise<{ readonly checked: number; readonly wrong?: Disagreement }> {
  const end = performance.now() + seconds * 1_000;
  let checked = 0;
  for (const given of data) {
    const answer = await decide(given);
    const expected = byHand(given);
    if (!same(answer, expected)) return { checked, wrong: { given, answer, expected } };
    checked++;
    if (performance.now() > end) break;
  }
  return { checked };
}

/** Evaluations a second after a warm-up of the same length. */
export async function rateOf(decide: Decide, data: readonly Values[], seconds: number): Promise<number> {
  const warm = await run(decide, data, seconds, 1);
  // The clock is looked at a hundred times a slice or less: reading it costs as much as a fast evaluation.
  const batch = Math.max(1, Math.floor((warm * seconds) / slices / 100));
  const rates: number[] = [];
  for (let slice = 0; slice < slices; slice++) {
    rates.push(await run(decide, data, seconds / slices, batch));
  }
  return median(rates);
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function run(decide: Decide, data: readonly Values[], seconds: number, batch: number): Promise<number> {
  const begin = performance.now();
  const end = begin + seconds * 1_000;
  let done = 0;
  do {
    for (const last = done + batch; done < last; done++) {
      const answer = decide(data[done % data.length] as Values);
      // Awaited only where the engine answers by promise: an await costs more than a fast evaluation.
      if (answer instanceof Promise) await answer;
    }
  } while (performance.now() < end);
  return done / ((performance.now() - begin) / 1_000);
}
