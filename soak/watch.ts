import { Worker } from 'node:worker_threads';

/** A subject to be tried with so many seeds. */
export interface Round {
  readonly name: string;
  readonly first: number;
  readonly count: number;
  readonly progress: SharedArrayBuffer;
}

export interface Failure {
  readonly seed: number;
  readonly text: string;
}

/** No input may keep a thread busy for longer. */
const patience = 30_000;

/** Tries a subject in a thread of its own, so that one that hangs can be ended and named. */
export function tryOut(name: string, first: number, count: number): Promise<readonly Failure[]> {
  const progress = new SharedArrayBuffer(4);
  const round: Round = { name, first, count, progress };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: round });
  const failures: Failure[] = [];
  const { promise, resolve } = Promise.withResolvers<readonly Failure[]>();
  const stop = watch(progress, (done) => {
    failures.push({ seed: (first + done) >>> 0, text: `It took longer than ${patience / 1000} seconds.` });
    void worker.terminate();
  });
  worker.on('message', (failure: Failure) => failures.push(failure));
  worker.on('error', (reason) => {
    const done = new Int32Array(progress)[0] ?? 0;
    failures.push({ seed: (first + done) >>> 0, text: `The thread broke down: ${reason}` });
  });
  worker.on('exit', () => {
    stop();
    resolve(failures);
  });
  return promise;
}

/** Calls `hung` when the same input has been worked on for too long. */
function watch(progress: SharedArrayBuffer, hung: (done: number) => void): () => void {
  const at = new Int32Array(progress);
  let last = -1;
  let since = Date.now();
  const timer = setInterval(() => {
    const now = Atomics.load(at, 0);
    if (now !== last) {
      last = now;
      since = Date.now();
    } else if (Date.now() - since > patience) {
      clearInterval(timer);
      hung(now);
    }
  }, 1_000);
  return () => clearInterval(timer);
}
