/** One figure, as `npm run bench` prints it; what does not apply is left out. */
export interface Figure {
  readonly bench: string;
  readonly store?: string;
  readonly clients?: number;
  readonly value: number;
  readonly unit: string;
  readonly p50Ms?: number;
  readonly p99Ms?: number;
  readonly peer?: string;
  readonly peerValue?: number;
  /** Answers of the peer that were compared, where it was too slow for all. */
  readonly peerChecked?: number;
  /** value / peerValue */
  readonly ratio?: number;
}

/** Prints a figure as one line of JSON. */
export function report(figure: Figure): void {
  const ratio = figure.peerValue === undefined ? {} : { ratio: round(figure.value / figure.peerValue) };
  const numbers = Object.entries({ ...figure, ...ratio }).map(([name, value]) => [
    name,
    typeof value === 'number' ? round(value) : value,
  ]);
  process.stdout.write(`${JSON.stringify(Object.fromEntries(numbers))}\n`);
}

/** Names what could not be measured, and why. */
export function skipped(what: string, why: string): void {
  process.stdout.write(`${JSON.stringify({ skipped: what, why })}\n`);
}

/** Milliseconds of single operations. */
export class Times {
  readonly #all: number[] = [];

  async measure<T>(work: () => Promise<T>): Promise<T> {
    const begin = performance.now();
    const result = await work();
    this.#all.push(performance.now() - begin);
    return result;
  }

  /** The value that the given share of the operations did not exceed. */
  quantile(share: number): number {
    const sorted = this.#all.toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  }

  get quantiles(): { p50Ms: number; p99Ms: number } {
    return { p50Ms: this.quantile(0.5), p99Ms: this.quantile(0.99) };
  }
}

/** Runs `clients` loops side by side for the given time; the number of finished rounds a second. */
export async function load(
  clients: number,
  seconds: number,
  round: (client: number) => Promise<void>,
): Promise<number> {
  const begin = performance.now();
  const end = begin + seconds * 1_000;
  let rounds = 0;
  const loop = async (client: number) => {
    while (performance.now() < end) {
      await round(client);
      rounds++;
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => loop(client)));
  return rounds / ((performance.now() - begin) / 1_000);
}

function round(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
