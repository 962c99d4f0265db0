import type { Spine } from '../spine/spine.ts';
import type { News } from './change.ts';
import { MOST_NEWS, overlapBefore, readNews } from './read-news.ts';

const LOOK_AGAIN_MS = 1_000;

/** Watches the log for events that other nodes on the same database wrote, as long as somebody listens. */
export class OtherNodes {
  readonly #spine: Spine;
  readonly #heard: (news: readonly News[], all: boolean) => void;
  /** Ids in the stretch that is read again, told already. */
  readonly #seen = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #since = '0';

  /** `heard` gets what is new; `all` when there was more than can be told. */
  constructor(spine: Spine, heard: (news: readonly News[], all: boolean) => void) {
    this.#spine = spine;
    this.#heard = heard;
  }

  /** Events of this node, which are known from the commit. */
  know(news: readonly News[]): void {
    if (this.#timer) for (const { id } of news) this.#seen.add(id);
  }

  /** What was committed before it resolves is no news. */
  async start(): Promise<void> {
    if (this.#timer || this.#spine.store.kind === 'pglite') return;
    this.#since = overlapBefore(this.#spine.now());
    this.#again();
    for (const { id } of await readNews(this.#spine, this.#since)) this.#seen.add(id);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#seen.clear();
  }

  #again(): void {
    const timer = setTimeout(async () => {
      const isOn = () => this.#timer === timer;
      // A database that cannot be reached right now is asked again.
      await this.#look(isOn).catch(() => undefined);
      if (isOn()) this.#again();
    }, LOOK_AGAIN_MS);
    this.#timer = timer;
  }

  async #look(isOn: () => boolean): Promise<void> {
    const now = this.#spine.now();
    const found = await readNews(this.#spine, this.#since);
    if (!isOn()) return;
    const news = found.filter(({ id }) => !this.#seen.has(id));
    for (const { id } of news) this.#seen.add(id);
    const from = overlapBefore(now);
    for (const id of this.#seen) if (BigInt(id) < BigInt(from)) this.#seen.delete(id);
    this.#since = from;
    if (news.length > 0) this.#heard(news, found.length === MOST_NEWS);
  }
}
