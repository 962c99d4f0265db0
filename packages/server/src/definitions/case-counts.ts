import { keyAt, momentOf, type Spine } from '../spine/spine.ts';

/** Cases that are older than this are all committed, so that their number does not change any more. */
const SETTLED_MS = 10 * 60_000;

export interface Counts {
  readonly open: number;
  readonly ended: number;
}

interface Row {
  readonly process: string;
  readonly cases: number;
}

/** How many cases each process has with keys up to one. */
interface Base {
  readonly upTo: string;
  readonly cases: ReadonlyMap<string, number>;
}

/**
 * How many cases each process has. Cases are never removed, so those counted once are remembered: what an answer costs
 * depends on how many are open and how many came lately, not on how many there ever were.
 */
export class CaseCounts {
  readonly #spine: Pick<Spine, 'store' | 'now'>;
  #base: Base = { upTo: '0', cases: new Map() };

  constructor(spine: Pick<Spine, 'store' | 'now'>) {
    this.#spine = spine;
  }

  /** By process id; with `company` only the cases of that company. */
  async byProcess(company?: string): Promise<ReadonlyMap<string, Counts>> {
    const [all, open] = await Promise.all([this.#all(company), this.#open(company)]);
    return new Map(
      [...all].map(([process, cases]) => {
        const running = open.get(process) ?? 0;
        // One that was started between the two looks counts as open only.
        return [process, { open: running, ended: Math.max(0, cases - running) }];
      }),
    );
  }

  async #open(company: string | undefined): Promise<ReadonlyMap<string, number>> {
    return this.#count("state = 'running' and ($1::text is null or company = $1)", [company ?? null]);
  }

  async #all(company: string | undefined): Promise<ReadonlyMap<string, number>> {
    if (company !== undefined) return this.#count('company = $1', [company]);
    const { upTo, cases } = await this.#settle();
    return sum(cases, await this.#count('key > $1::int8', [upTo]));
  }

  /** Moves the base on when much has gathered behind it. */
  async #settle(): Promise<Base> {
    const base = this.#base;
    const now = this.#spine.now().getTime();
    if (momentOf(base.upTo).getTime() > now - 2 * SETTLED_MS) return base;
    const upTo = keyAt(new Date(now - SETTLED_MS));
    const more = await this.#count('key > $1::int8 and key <= $2::int8', [base.upTo, upTo]);
    this.#base = { upTo, cases: sum(base.cases, more) };
    return this.#base;
  }

  async #count(condition: string, values: readonly unknown[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#spine.store.query<Row>(
      `select process, count(*)::int as cases from cases where ${condition} group by process`,
      values,
    );
    return new Map(rows.map(({ process, cases }) => [process, cases]));
  }
}

function sum(
  one: ReadonlyMap<string, number>,
  other: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const total = new Map(one);
  for (const [process, cases] of other) total.set(process, cases + (total.get(process) ?? 0));
  return total;
}
