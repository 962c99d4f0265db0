import type { LiveEvent } from './live.ts';

/** Milliseconds between two signs of life: shorter than the idle time-out of usual proxies. */
const HEARTBEAT = 20_000;
/** A reader that is this many events behind is let go; it resumes with `Last-Event-ID`. */
const MOST_WAITING = 1000;

/** One open `text/event-stream`: events in, text out, until either side ends it. */
export class LiveStream {
  readonly readable: ReadableStream<Uint8Array>;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  readonly #encoder = new TextEncoder();
  readonly #atEnd: (() => void)[] = [];

  /** `mayGoOn` is asked with each sign of life; the stream ends when it says no. */
  constructor(mayGoOn: () => Promise<boolean>) {
    this.readable = new ReadableStream(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        cancel: () => this.#finish(),
      },
      { highWaterMark: MOST_WAITING },
    );
    const beat = setInterval(() => this.#beat(mayGoOn), HEARTBEAT);
    this.endsWith(() => clearInterval(beat));
    this.#send('retry: 2000\n\n');
  }

  push({ id, event, data }: LiveEvent): void {
    this.#send(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Does this when the stream ends; at once when it has ended. */
  endsWith(action: () => void): void {
    if (this.#ended) action();
    else this.#atEnd.push(action);
  }

  end(): void {
    this.#controller?.close();
    this.#finish();
  }

  get #ended(): boolean {
    return this.#controller === undefined;
  }

  async #beat(mayGoOn: () => Promise<boolean>): Promise<void> {
    // A reader whose sign-in cannot be checked right now keeps its stream until the next beat.
    if (await mayGoOn().catch(() => true)) this.#send(': alive\n\n');
    else this.end();
  }

  #send(text: string): void {
    this.#controller?.enqueue(this.#encoder.encode(text));
    if (this.#controller !== undefined && (this.#controller.desiredSize ?? 0) <= 0) this.end();
  }

  #finish(): void {
    this.#controller = undefined;
    for (const action of this.#atEnd.splice(0)) action();
  }
}
