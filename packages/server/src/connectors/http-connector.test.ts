import type { LookupAddress } from 'node:dns';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json, Variables } from '@throughline/processes';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AddressRules } from './addresses.ts';
import type { ConnectorResult } from './connector.ts';
import { httpConnector } from './http-connector.ts';
import { Secrets } from './secrets.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

let server: Server;
let url: string;
let host: string;
let handle: Handler;
let seen: { method: string; path: string; headers: IncomingMessage['headers']; body: string }[];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    seen.push({ method: request.method!, path: request.url!, headers: request.headers, body });
    handle(request, response, body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  url = `http://${host}`;
});
beforeEach(() => {
  seen = [];
});
afterAll(() => server.close());

interface Options {
  headers?: Record<string, string>;
  retries?: number;
  allowHosts?: string[];
  resolved?: readonly LookupAddress[];
  signal?: AbortSignal;
  /** What the model writes; the values themselves unless said otherwise. */
  written?: string[];
}

function run(variables: Variables, options: Options = {}): Promise<ConnectorResult> {
  const {
    headers = {},
    retries = 3,
    allowHosts = [host],
    resolved,
    signal = new AbortController().signal,
    written = [JSON.stringify(variables)],
  } = options;
  const rules = new AddressRules(allowHosts, resolved && ((_, __, done) => done(null, [...resolved])));
  const secrets = new Secrets({ TOKEN: 'geheim-4711', BASE: url, ODD: 'a b:c"' });
  return httpConnector({ rules, secrets, random: () => 0.5 }).run(
    { key: '4711', variables, headers, retries, written },
    signal,
  );
}

function answer(status: number, body: Json, headers: Record<string, string> = {}): Handler {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

describe('a call', () => {
  it('sends what the model says, under the key of the job, and gives the answer back', async () => {
    handle = answer(201, { order: 'PO-1', price: 12.5 }, { 'set-cookie': 'a=b', 'x-kind': 'test' });
    const result = await run({
      method: 'post',
      url: '{{secrets.BASE}}/orders?dry=1',
      headers: { Authorization: 'Bearer {{ secrets.TOKEN }}', 'X-Lines': 2 },
      body: { article: 'Ü', lines: [1] },
    });
    expect(seen).toEqual([
      {
        method: 'POST',
        path: '/orders?dry=1',
        body: '{"article":"Ü","lines":[1]}',
        headers: expect.objectContaining({
          authorization: 'Bearer geheim-4711',
          'x-lines': '2',
          'content-type': 'application/json',
          'idempotency-key': '4711',
          host,
        }),
      },
    ]);
    expect(result).toEqual({
      complete: {
        response: {
          status: 201,
          headers: expect.objectContaining({ 'x-kind': 'test', 'content-type': 'application/json' }),
          body: { order: 'PO-1', price: 12.5 },
        },
      },
    });
    expect(JSON.stringify(result)).not.toContain('set-cookie');
  });

  it('reads text as text and leaves out what is neither', async () => {
    handle = (_, response) => response.writeHead(200, { 'content-type': 'text/csv' }).end('a;b');
    expect(await run({ url })).toMatchObject({ complete: { response: { body: 'a;b' } } });
    handle = (_, response) => response.writeHead(200, { 'content-type': 'image/png' }).end('\0\0');
    expect(await run({ url })).toMatchObject({ complete: { response: { body: null } } });
    handle = (_, response) => response.writeHead(204).end();
    expect(await run({ url, method: 'DELETE' })).toMatchObject({
      complete: { response: { status: 204, body: null } },
    });
  });
});

describe('a failure that may pass', () => {
  it.each([408, 429, 500, 503])('(%i) is tried again, later each time', async (status) => {
    handle = answer(status, {});
    const message = `GET {{secrets.BASE}}/stock answered ${status}.`;
    expect(await run({ url: `${url}/stock?q=1` })).toEqual({
      fail: { message, retries: 2, retryAfterMs: 4_000 },
    });
    expect(await run({ url: `${url}/stock?q=1` }, { retries: 2 })).toEqual({
      fail: { message, retries: 1, retryAfterMs: 16_000 },
    });
    expect(await run({ url: `${url}/stock?q=1` }, { retries: 1 })).toEqual({
      fail: { message, retries: 0, retryAfterMs: 0 },
    });
  });

  it('waits as long as the other side asks', async () => {
    handle = answer(503, {}, { 'retry-after': '7' });
    expect(await run({ url })).toMatchObject({ fail: { retryAfterMs: 7_000 } });
    handle = answer(429, {}, { 'retry-after': new Date(Date.now() + 60_000).toUTCString() });
    const { fail } = (await run({ url })) as { fail: { retryAfterMs: number } };
    expect(fail.retryAfterMs).toBeGreaterThan(50_000);
    handle = answer(503, {}, { 'retry-after': '999999999' });
    expect(await run({ url })).toMatchObject({ fail: { retryAfterMs: 3_600_000 } });
  });

  it('is a BPMN error after the last attempt, when the model says so', async () => {
    handle = answer(500, {});
    const headers = { errorOnFailure: 'NO_STOCK_ANSWER' };
    expect(await run({ url }, { headers })).toHaveProperty('fail');
    expect(await run({ url }, { headers, retries: 1 })).toEqual({
      error: { code: 'NO_STOCK_ANSWER', message: 'GET {{secrets.BASE}} answered 500.' },
    });
  });

  it('is also silence, a cut connection, a closed port, an unknown name and broken JSON', async () => {
    handle = () => undefined;
    expect(await run({ url, timeout: 'PT0.1S' })).toMatchObject({
      fail: { message: expect.stringContaining('no answer in time'), retries: 2 },
    });
    handle = (request) => request.socket.destroy();
    expect(await run({ url })).toMatchObject({
      fail: { message: expect.stringContaining('connection was cut') },
    });
    expect(await run({ url: 'http://127.0.0.1:9' }, { allowHosts: ['127.0.0.1:9'] })).toMatchObject({
      fail: { message: 'GET http://127.0.0.1:9 failed: nothing answers at that address.', retries: 2 },
    });
    expect(await run({ url: 'http://nowhere.invalid/' })).toMatchObject({ fail: { retries: 2 } });
    handle = (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"a":');
    expect(await run({ url })).toMatchObject({
      fail: { message: expect.stringContaining('not readable JSON') },
    });
    handle = (_, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"a":"\\u0000"}');
    expect(await run({ url })).toMatchObject({ fail: { message: expect.stringContaining('NUL') } });
  });

  it('is not waited for when the server stops', async () => {
    const stopping = new AbortController();
    handle = () => stopping.abort();
    expect(await run({ url }, { signal: stopping.signal })).toHaveProperty('fail');
  });
});

describe('a refusal (4xx)', () => {
  it('is not tried again', async () => {
    handle = answer(404, { reason: 'unknown article' });
    expect(await run({ url })).toEqual({
      fail: { message: 'GET {{secrets.BASE}} answered 404.', retries: 0, retryAfterMs: 0 },
    });
  });

  it('is a BPMN error with the answer, when the model says so', async () => {
    handle = answer(409, { reason: 'sold out' });
    expect(await run({ url }, { headers: { errorOn4xx: 'true', errorOnFailure: 'OTHER' } })).toMatchObject({
      error: { code: 'HTTP_409', variables: { response: { status: 409, body: { reason: 'sold out' } } } },
    });
    expect(await run({ url }, { headers: { errorOnFailure: 'OTHER' } })).toMatchObject({
      error: { code: 'OTHER' },
    });
  });
});

describe('a model that is wrong', () => {
  it.each<[Variables, RegExp]>([
    [{}, /'url' is missing/],
    [{ url: 7 }, /'url' must be text, but is 7/],
    [{ url: 'orders' }, /no address that begins/],
    [{ url: 'file:///etc/passwd' }, /no address that begins/],
    [{ url: 'http://x', method: 'BREW' }, /method BREW/],
    [{ url: 'http://x', headers: ['a'] }, /'headers' must be a context/],
    [{ url: 'http://x', headers: { Host: 'y' } }, /'Host' cannot be set/],
    [{ url: 'http://x', headers: { a: 'b\r\nc: d' } }, /'a' has a value/],
    [{ url: 'http://x', timeout: 'soon' }, /such as PT10S/],
    [{ url: 'http://x/{{secrets.NONE}}' }, /no secret named NONE; set THROUGHLINE_SECRET_NONE/],
  ])('with %j asks for a person, even when failures are BPMN errors', async (variables, message) => {
    const result = await run(variables, { headers: { errorOnFailure: 'X' }, allowHosts: [] });
    const { fail } = result as { fail: { message: string; retries: number } };
    expect(fail.retries).toBe(0);
    expect(fail.message).toMatch(message);
  });
});

describe('secrets', () => {
  it('stay out of messages, also in addresses and what servers are called', async () => {
    handle = answer(500, {});
    const result = await run({ url: `${url}/t/{{secrets.TOKEN}}/x` });
    expect(JSON.stringify(result)).toContain('/t/{{secrets.TOKEN}}/x answered 500');
    expect(JSON.stringify(result)).not.toContain('geheim-4711');
  });

  it('are filled in only where the model names them, not where a customer wrote their name', async () => {
    handle = answer(200, {});
    const variables = {
      url: '{{secrets.BASE}}/orders',
      headers: { 'X-Customer': 'Elbkontor {{secrets.TOKEN}}' },
    };
    const written = ['"{{secrets.BASE}}/orders"', '{ "X-Customer": customer }'];
    const { fail } = (await run(variables, { written })) as { fail: { message: string; retries: number } };
    expect(fail.retries).toBe(0);
    expect(fail.message).toContain('names the secret TOKEN, which the model does not use');
    expect(seen).toEqual([]);
  });

  it('stay out of what is kept of an answer that repeats them', async () => {
    const headers = { authorization: 'Bearer {{secrets.TOKEN}}' };
    handle = (request, response) =>
      answer(200, { you: { sent: [request.headers.authorization ?? ''] }, BASE: 'Base camp' })(
        request,
        response,
        '',
      );
    const echoed = await run({ url: `{{secrets.BASE}}/echo`, headers });
    expect(echoed).toMatchObject({
      complete: { response: { body: { you: { sent: ['Bearer {{secrets.TOKEN}}'] }, BASE: 'Base camp' } } },
    });
    handle = (request, response) =>
      answer(403, { why: `${request.headers.authorization} is over` })(request, response, '');
    const refused = await run({ url, headers }, { headers: { errorOn4xx: 'true' } });
    expect(refused).toHaveProperty('error.variables.response.body.why', 'Bearer {{secrets.TOKEN}} is over');
  });

  it('stay out of messages however an address writes them', async () => {
    handle = answer(500, {});
    const result = await run({ url: '{{secrets.BASE}}/{{secrets.ODD}}?key={{secrets.TOKEN}}' });
    expect(result).toMatchObject({ fail: { message: 'GET {{secrets.BASE}}/{{secrets.ODD}} answered 500.' } });
    expect(seen[0]!.path).toBe('/a%20b:c%22?key=geheim-4711');
  });

  it('and credentials are not carried to another site by a redirect', async () => {
    handle = (request, response) => {
      if (request.url === '/start')
        response.writeHead(307, { location: `http://localhost:${host.split(':')[1]}/end` }).end();
      else answer(200, {})(request, response, '');
    };
    const headers = { Authorization: 'Bearer {{secrets.TOKEN}}', 'X-Api-Key': '{{secrets.TOKEN}}' };
    const allowHosts = [host, `localhost:${host.split(':')[1]}`];
    const result = await run(
      { url: `${url}/start`, method: 'POST', body: { a: 1 }, headers },
      { allowHosts, resolved: [{ address: '127.0.0.1', family: 4 }] },
    );
    expect(result).toHaveProperty('complete');
    expect(seen[1]).toMatchObject({ method: 'POST', path: '/end', body: '{"a":1}' });
    expect(JSON.stringify(seen[1])).not.toContain('geheim');
    expect(seen[1]!.headers['idempotency-key']).toBe('4711');
  });
});

describe('addresses', () => {
  it.each([
    'http://127.0.0.1:1/',
    'http://127.1/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://0/',
    'http://10.1.2.3/',
    'http://172.31.255.255/',
    'http://192.168.0.1/',
    'http://100.100.100.200/',
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2001:0:7f00:1::]/',
    'http://[2002:7f00:1::]/',
    'http://[3fff::1]/',
    'http://[fd00::1]/',
    'http://[fec0::1]/',
    'http://017700000001/',
    'http://[fe80::1]/',
    'http://localhost/',
  ])('%s is not called', async (closed) => {
    expect(await run({ url: closed })).toMatchObject({
      fail: { retries: 0, message: expect.stringContaining('was not made') },
    });
    expect(seen).toEqual([]);
  });

  it('are checked as they resolve, and the one that was checked is the one that is called', async () => {
    handle = answer(200, 'reached');
    const port = host.split(':')[1];
    const name = `supplier.example:${port}`;
    const here = [{ address: '127.0.0.1', family: 4 }];
    expect(await run({ url: `http://${name}/` }, { resolved: here })).toMatchObject({ fail: { retries: 0 } });
    const mixed = [{ address: '93.184.216.34', family: 4 }, ...here];
    expect(await run({ url: `http://${name}/` }, { resolved: mixed })).toMatchObject({
      fail: { retries: 0 },
    });
    expect(seen).toEqual([]);
    const allowed = { resolved: here, allowHosts: [name.toUpperCase()] };
    expect(await run({ url: `http://${name}/` }, allowed)).toMatchObject({
      complete: { response: { body: 'reached' } },
    });
  });

  it('are checked again at every redirect', async () => {
    handle = (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    expect(await run({ url })).toMatchObject({
      fail: { retries: 0, message: expect.stringContaining('169.254.169.254') },
    });
  });

  it('are not followed for ever', async () => {
    handle = (_, response) => response.writeHead(302, { location: '/again' }).end();
    expect(await run({ url })).toMatchObject({
      fail: { retries: 0, message: expect.stringContaining('more than 5 times') },
    });
    expect(seen).toHaveLength(6);
  });

  it('after a 303 are asked with GET and without the body', async () => {
    handle = (request, response) =>
      request.method === 'POST'
        ? response.writeHead(303, { location: '/done' }).end()
        : answer(200, {})(request, response, '');
    await run({ url, method: 'POST', body: { a: 1 } });
    expect(seen[1]).toMatchObject({ method: 'GET', path: '/done', body: '' });
  });
});

it('refuses an answer that is too large, however long it says it is', async () => {
  handle = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    for (let n = 0; n < 30; n++) response.write('x'.repeat(50_000));
    response.end();
  };
  expect(await run({ url })).toMatchObject({
    fail: { retries: 0, message: expect.stringContaining('1,048,576 bytes') },
  });
});
