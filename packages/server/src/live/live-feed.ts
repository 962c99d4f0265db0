import type { LiveEvent, LiveFeed, LiveFilter } from '../http/live.ts';
import { keyAt, type Spine } from '../spine/spine.ts';
import { type Change, changeFor, EVERYTHING, type News } from './change.ts';
import { OtherNodes } from './other-nodes.ts';
import { missedSince, newsOf } from './read-news.ts';
import { Sights } from './sights.ts';

/** What happens within this time is told together. */
const GATHER_MS = 100;

interface Reader extends LiveFilter {
  readonly push: (event: LiveEvent) => void;
}

/** Tells pages that are open what changed: by the commits of this node, and by the log for those of others. */
export class Feed implements LiveFeed {
  readonly #spine: Spine;
  readonly #sights: Sights;
  readonly #others: OtherNodes;
  readonly #readers = new Set<Reader>();
  #gathered: News[] = [];
  #tooMuch = false;
  #telling: Promise<void> | undefined;

  constructor(spine: Spine) {
    this.#spine = spine;
    this.#sights = new Sights(spine.store);
    this.#others = new OtherNodes(spine, (news, all) => this.#gather(news, all));
    spine.onCommit((events) => {
      if (this.#readers.size === 0) return;
      const news = events.map(newsOf);
      this.#others.know(news);
      this.#gather(news, false);
    });
  }

  async subscribe(
    afterId: string | undefined,
    filter: LiveFilter,
    push: (event: LiveEvent) => void,
  ): Promise<() => void> {
    const reader = { ...filter, push };
    const leave = () => {
      this.#readers.delete(reader);
      if (this.#readers.size === 0) this.#others.stop();
    };
    this.#readers.add(reader);
    try {
      await this.#others.start();
      if (afterId !== undefined) await this.#resume(reader, afterId);
      return leave;
    } catch (error) {
      leave();
      throw error;
    }
  }

  async #resume(reader: Reader, afterId: string): Promise<void> {
    const missed = await missedSince(this.#spine, afterId);
    if (missed === undefined) this.#tellAll([reader]);
    else await this.#tell(missed, [reader]);
  }

  #gather(news: readonly News[], tooMuch: boolean): void {
    this.#gathered.push(...news);
    this.#tooMuch ||= tooMuch;
    this.#telling ??= this.#tellSoon();
  }

  async #tellSoon(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    const [news, tooMuch] = [this.#gathered, this.#tooMuch];
    this.#gathered = [];
    this.#tooMuch = false;
    const readers = [...this.#readers];
    if (tooMuch) this.#tellAll(readers);
    // When it cannot be found out who may see what, pages look again at everything: nothing secret is in that.
    await this.#tell(news, readers).catch(() => this.#tellAll(readers));
    this.#telling = this.#gathered.length > 0 ? this.#tellSoon() : undefined;
  }

  async #tell(news: readonly News[], readers: readonly Reader[]): Promise<void> {
    if (news.length === 0 || readers.length === 0) return;
    const sightOf = await this.#sights.of(
      news,
      readers.map(({ actor }) => actor),
    );
    const id = news.reduce((last, next) => (BigInt(next.id) > BigInt(last) ? next.id : last), '0');
    for (const { actor, subjects, push } of readers) {
      const change = changeFor(news, sightOf(actor), subjects);
      if (change) push(liveEvent(id, change));
    }
  }

  #tellAll(readers: readonly Reader[]): void {
    const id = keyAt(this.#spine.now());
    for (const { push } of readers) push(liveEvent(id, EVERYTHING));
  }
}

function liveEvent(id: string, change: Change): LiveEvent {
  return { id, event: 'change', data: { ...change } };
}
