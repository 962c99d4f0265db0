import { Socket } from 'node:net';

/**
 * Sends what is written in one turn of the event loop together: a call of the system costs more than many a statement.
 * The driver corks and uncorks around each query; here the first cork of a turn is held by one more until its end.
 */
export class GatheringSocket extends Socket {
  #gathering = false;

  override cork(): void {
    super.cork();
    if (this.#gathering) return;
    this.#gathering = true;
    super.cork();
    process.nextTick(() => {
      this.#gathering = false;
      this.uncork();
    });
  }
}
