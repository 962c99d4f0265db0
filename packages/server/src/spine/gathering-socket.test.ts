import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GatheringSocket } from './gathering-socket.ts';

let server: Server;
const received: string[] = [];
beforeAll(async () => {
  server = createServer((socket) => socket.on('data', (chunk) => received.push(String(chunk)))).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
});
afterAll(() => server.close());

test('what is written between corks of one turn leaves together, also before an end', async () => {
  const socket = new GatheringSocket();
  socket.connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  const say = (text: string) => {
    socket.cork();
    socket.write(text);
    socket.uncork();
  };
  for (const text of ['a', 'b', 'c']) say(text);
  await expect.poll(() => received).toEqual(['abc']);
  say('d');
  socket.end('e');
  await once(socket, 'close');
  expect(received.join('')).toBe('abcde');
});
