import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Refused, Session } from './session.ts';

let server: Server;
let url: string;
let asked: { path: string; cookie: string | undefined; key: unknown; origin: string | undefined }[];
let behave: (request: IncomingMessage, response: ServerResponse) => void;
let sessions: number;

beforeEach(async () => {
  asked = [];
  sessions = 0;
  server = createServer((request, response) => {
    const { url: path = '', headers } = request;
    asked.push({ path, cookie: headers.cookie, key: headers['idempotency-key'], origin: headers.origin });
    if (path !== '/api/auth/sign-in/email') return behave(request, response);
    sessions += 1;
    response.setHeader('set-cookie', [`session=s${sessions}; HttpOnly; Path=/`, 'other=x']);
    return answer(response, 200, { handle: 'katrin.vogel' });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.close();
  server.closeAllConnections();
});

test('signs in once and sends cookie, origin and a key for each write', async () => {
  behave = (_, response) => answer(response, 201, { key: '7' });
  const rep = person();
  expect(await Promise.all([rep.post('/cases', {}), rep.post('/cases', {})])).toEqual([
    { key: '7' },
    { key: '7' },
  ]);
  const [signIn, first, second] = asked;
  expect(asked).toHaveLength(3);
  expect(signIn?.path).toBe('/api/auth/sign-in/email');
  expect(first).toMatchObject({ cookie: 'session=s1; other=x', origin: url, key: expect.any(String) });
  expect(second?.key).not.toBe(first?.key);
});

test('asks again with the same key when the connection is cut or the server is away', async () => {
  const troubles = [
    (response: ServerResponse) => response.destroy(),
    (response: ServerResponse) => answer(response, 503, {}),
    (response: ServerResponse) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"key"');
      setTimeout(() => response.destroy(), 10);
    },
  ];
  behave = (_, response) => {
    const trouble = troubles.shift();
    if (trouble) trouble(response);
    else answer(response, 200, { key: '7' });
  };
  expect(await person().post('/cases', {})).toEqual({ key: '7' });
  const keys = asked.filter(({ path }) => path === '/api/cases').map(({ key }) => key);
  expect(keys).toHaveLength(4);
  expect(new Set(keys).size).toBe(1);
});

test('signs in anew when its session is forgotten', async () => {
  behave = ({ headers }, response) => {
    if (headers.cookie?.includes('s1')) answer(response, 401, { code: 'not-signed-in' });
    else answer(response, 200, { state: 'running' });
  };
  expect(await person().get('/cases/7')).toEqual({ state: 'running' });
  expect(sessions).toBe(2);
});

test('a refusal comes with its code and sentence', async () => {
  behave = (_, response) => answer(response, 409, { code: 'task-held-by-other', detail: 'Tomasz has it.' });
  const refused = await person()
    .post('/tasks/7/claim')
    .catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Refused);
  expect(refused).toMatchObject({ status: 409, code: 'task-held-by-other', message: 'Tomasz has it.' });
});

test('gives up when the server stays away', async () => {
  behave = (_, response) => answer(response, 503, { code: 'starting', detail: 'The server is starting.' });
  await expect(person().get('/cases/7')).rejects.toThrow('The server is starting.');
});

// ---------------------------------------------------------------------------------------------------------

function person(): Session {
  return new Session({ url, email: 'katrin@rheintal.example', password: 'secret', patienceMs: 1500 });
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
