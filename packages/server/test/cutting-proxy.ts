import { connect, createServer, type Socket } from 'node:net';

/** What happens to a connection at its next commit. */
export type Cut =
  /** It breaks before the server hears of the commit. */
  | 'before'
  /** It breaks after the server has committed and before anybody hears of it. */
  | 'after'
  /** It breaks at once, and the commit reaches the server a while later. */
  | 'late'
  /** Nothing breaks and nothing arrives any more. */
  | 'silent';

export interface CuttingProxy {
  readonly url: string;
  /** The next commit, on whatever connection, is cut so; the promise resolves when it was. */
  cutNext(cut: Cut): Promise<void>;
  /** Breaks all connections and refuses new ones until `mend`. */
  down(): void;
  mend(): void;
  close(): Promise<void>;
}

const LATE_MS = 300;
/** The name of the statement that ends a transaction, or of one that is a whole transaction. */
const COMMIT = /(commit|all-[0-9a-f]{16})\0/;

/** Stands between a store and its server and breaks connections at the worst moments. */
export async function startCuttingProxy(target: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let next: { cut: Cut; done: () => void } | undefined;
  let refusing = false;
  const proxy = createServer((client) => {
    if (refusing) return client.destroy();
    const server = connect(Number(port), hostname);
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
    client.on('close', () => server.end());
    server.on('close', () => client.destroy());
    server.on('data', (data) => client.write(data));
    client.on('data', (data: Buffer) => {
      if (!next || !COMMIT.test(data.toString('latin1'))) return server.write(data);
      const { cut, done } = next;
      next = undefined;
      breakAt(cut, client, server, data);
      done();
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const own = (proxy.address() as { port: number }).port;
  return {
    url: Object.assign(new URL(target), { host: `127.0.0.1:${own}` }).href,
    cutNext: (cut) =>
      new Promise((resolve) => {
        next = { cut, done: resolve };
      }),
    down() {
      refusing = true;
      for (const socket of sockets) socket.destroy();
    },
    mend() {
      refusing = false;
    },
    close: () => new Promise((resolve) => proxy.close(() => resolve())),
  };
}

function breakAt(cut: Cut, client: Socket, server: Socket, commit: Buffer): void {
  if (cut === 'silent') {
    server.removeAllListeners('data').resume();
    client.removeAllListeners('data').resume();
    return;
  }
  if (cut === 'before') {
    server.destroy();
    client.destroy();
    return;
  }
  client.removeAllListeners('close');
  server.removeAllListeners('data').once('data', () => {
    client.destroy();
    server.destroy();
  });
  if (cut === 'late') client.destroy();
  setTimeout(() => server.write(commit), cut === 'late' ? LATE_MS : 0);
}
