import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { App } from './app.ts';

export interface Listening {
  readonly port: number;
  /** Takes no new requests, lets running ones end for `graceMs`, then cuts them off. */
  stop(graceMs: number): Promise<void>;
}

/**
 * Serves the app on a port (0: any free one).
 * @throws the system's error when the port cannot be had (`code` `EADDRINUSE`, `EACCES`).
 */
export async function listen(app: App, options: { port: number; host: string }): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: (request, bindings) => app.fetch(request, bindings),
  }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: (graceMs) => stop(server, app, graceMs),
  };
}

async function stop(server: Server, app: App, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  app.close();
  // A connection becomes idle when its answer is out; kept alive it would hold the server open.
  const idle = setInterval(() => server.closeIdleConnections(), 20);
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
}
