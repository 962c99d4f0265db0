import { z } from '@hono/zod-openapi';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { Actor } from './actor.ts';
import { type App, type AppOptions, createApp } from './app.ts';
import { Problem, problem } from './problem.ts';
import { reply, route } from './route.ts';
import { oneOrMany, paging, variables } from './schemas.ts';

const lena: Actor = {
  handle: 'lena.hartwig',
  name: 'Lena Hartwig',
  email: 'lena.hartwig@zzstor.example',
  roles: ['worker'],
  teams: ['order-desk'],
  company: 'zzstor',
  companyName: 'ZZStor',
  inside: true,
  kind: 'person',
};

const echo = route({
  method: 'post',
  path: '/echo/{name}',
  summary: 'Echo',
  tags: ['test'],
  allow: ['worker'],
  params: z.strictObject({ name: z.string().max(5) }),
  query: z.strictObject({ ...paging, state: oneOrMany(z.enum(['open', 'failed'])).optional() }),
  body: z.strictObject({
    process: z.string(),
    lines: z.array(z.strictObject({ count: z.number().int(), name: z.string().optional() })).optional(),
    variables: variables.optional(),
  }),
  bodyLimit: 2000,
  async handle({ params, query, body, actor, idempotencyKey }) {
    return new Response(JSON.stringify({ params, query, body, by: actor.handle, idempotencyKey }));
  },
});

const list = route({
  method: 'get',
  path: '/things',
  summary: 'Things',
  tags: ['test'],
  allow: 'public',
  answer: z.strictObject({ n: z.number() }).meta({ id: 'Thing' }),
  async handle({ actor, address }) {
    return reply({ n: actor === null ? 0 : 1 }, 200, { 'x-address': address });
  },
});

const gone = route({
  method: 'get',
  path: '/things/{id}',
  summary: 'One',
  tags: ['test'],
  allow: 'signed-in',
  params: z.strictObject({ id: z.string() }),
  answer: z.strictObject({ n: z.number() }),
  async handle({ params }) {
    if (params.id === 'crash') throw new Error('password=hunter2');
    if (params.id === 'throw') throw new Problem('held-by-other', 'Jonas has it.', { place: 'task' });
    return problem('not-found', `There is no thing ${params.id}.`);
  },
});

function app(more: Partial<AppOptions> = {}): App {
  return createApp({
    routes: [echo, list, gone],
    authenticate: async (request) => (request.headers.get('cookie') === 'lena' ? lena : null),
    live: { subscribe: async () => () => undefined },
    log: pino({ level: 'silent' }),
    version: '1.2.3',
    ...more,
  });
}

async function ask(path: string, init: RequestInit = {}, from = app()) {
  const answer = await from.fetch(
    new Request(`http://127.0.0.1:7080${path}`, { ...init, headers: { cookie: 'lena', ...init.headers } }),
  );
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) };
}

function post(body: unknown, headers: Record<string, string> = {}, path = '/api/echo/a') {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return ask(path, {
    method: 'POST',
    body: text,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

describe('a route', () => {
  it('gives the handler checked values of every part', async () => {
    const { status, body } = await post(
      { process: 'order', variables: { a: [1, { b: null }] } },
      { 'idempotency-key': 'k-1' },
      '/api/echo/x%20y?limit=7&state=open&state=failed',
    );
    expect(status).toBe(200);
    expect(body).toEqual({
      params: { name: 'x y' },
      query: { limit: 7, state: ['open', 'failed'] },
      body: { process: 'order', variables: { a: [1, { b: null }] } },
      by: 'lena.hartwig',
      idempotencyKey: 'k-1',
    });
  });

  it('answers with the status and headers a handler asks for', async () => {
    const { status, headers, body } = await ask('/api/things', { headers: { cookie: 'nobody' } });
    expect([status, headers.get('x-address'), body]).toEqual([200, 'unknown', { n: 0 }]);
  });

  it('answers a returned and a thrown problem alike, as problem+json', async () => {
    const returned = await ask('/api/things/7');
    expect(returned.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(returned.body).toEqual({
      type: '/api/docs#problem-not-found',
      title: 'Not found',
      status: 404,
      code: 'not-found',
      detail: 'There is no thing 7.',
    });
    expect((await ask('/api/things/throw')).body).toMatchObject({
      status: 409,
      code: 'held-by-other',
      place: 'task',
    });
  });

  it('keeps the inside of unexpected errors inside, and logs them under the id it tells', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'error' }, { write: (line: string) => lines.push(line) });
    const { status, body, headers } = await ask('/api/things/crash', {}, app({ log }));
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain('hunter2');
    expect(body.detail).toContain(headers.get('x-request-id'));
    expect(lines.join()).toContain(headers.get('x-request-id'));
    expect(lines.join()).toContain('hunter2');
  });
});

describe('callers', () => {
  it('without sign-in get 401, without the role 403, before their body is looked at', async () => {
    const nobody = await post('{', { cookie: 'nobody' });
    expect(nobody.body).toMatchObject({ status: 401, code: 'not-signed-in' });
    expect(nobody.headers.get('www-authenticate')).toBe('Bearer');
    const analyst: Actor = { ...lena, roles: ['analyst'] };
    const other = await ask('/api/echo/a', { method: 'POST' }, app({ authenticate: async () => analyst }));
    expect(other.body).toMatchObject({
      code: 'role-needed',
      detail: 'This needs one of the roles worker; yours: analyst.',
    });
  });

  it.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:7080' }, 200],
    [{ origin: 'http://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'http://127.0.0.1:7080' }, 200],
    [{ origin: 'https://cases.example.com' }, 200],
    [{ origin: 'http://evil.example', authorization: 'Bearer tl_x' }, 200],
    [{}, 200],
  ])('writing with the headers %j get %i', async (headers, status) => {
    const answer = await ask(
      '/api/echo/a',
      {
        method: 'POST',
        body: '{"process":"p"}',
        headers: { 'content-type': 'application/json', ...headers },
      },
      app({ publicUrl: 'https://cases.example.com' }),
    );
    expect(answer.status).toBe(status);
  });

  it('behind a proxy are known by the address our own proxy wrote', async () => {
    const init = { headers: { 'x-forwarded-for': '1.1.1.1, 2.2.2.2' } };
    expect((await ask('/api/things', init)).headers.get('x-address')).toBe('unknown');
    const { headers } = await ask('/api/things', init, app({ behindProxy: true }));
    expect(headers.get('x-address')).toBe('2.2.2.2');
  });
});

describe('bad input', () => {
  const nested = `{"process":"a","variables":{"a":${'['.repeat(500)}${']'.repeat(500)}}}`;
  it.each([
    ['a comma too many', '{"process": "a",}', {}, 400, 'broken-json', /line 1, column 17/],
    ['no body', '', {}, 422, 'invalid-input', /^The body is missing/],
    ['a list', '[]', {}, 422, 'invalid-input', /^The body must be an object, but is a list\.$/],
    ['a form', 'process=1', { 'content-type': 'text/plain' }, 415, 'unsupported-media-type', /'text\/plain'/],
    ['a large body', JSON.stringify({ process: 'x'.repeat(3000) }), {}, 413, 'too-large', /2,000/],
    ['a NUL', '{"process":"a\\u0000"}', {}, 422, 'invalid-input', /NUL/],
    ['half a character', '{"process":"a\\ud800"}', {}, 422, 'invalid-input', /surrogate/],
    [
      'an endless number',
      '{"process":"a","variables":{"n":1e999}}',
      {},
      422,
      'invalid-input',
      /'variables.n' is/,
    ],
    [
      '__proto__',
      '{"process":"a","variables":{"__proto__":{}}}',
      {},
      422,
      'invalid-input',
      /name that is not/,
    ],
    ['a deep value', nested, {}, 422, 'invalid-input', /deeply/],
    ['an odd key', '{"process":"a"}', { 'idempotency-key': 'ü' }, 400, 'bad-header', /Idempotency-Key/],
    [
      'a long key',
      '{"process":"a"}',
      { 'idempotency-key': 'k'.repeat(201) },
      400,
      'bad-header',
      /Idempotency-Key/,
    ],
  ])('with %s is refused in plain words', async (_, text, headers, status, code, detail) => {
    const answer = await post(text, headers as Record<string, string>);
    expect(answer.body).toMatchObject({ status, code, detail: expect.stringMatching(detail) });
  });

  it('names an unknown field and the one that was meant', async () => {
    const { body } = await post({ process: 'a', varables: {} });
    expect(body).toMatchObject({
      code: 'invalid-input',
      place: 'varables',
      detail: "There is no field 'varables' here.",
      mend: "Did you mean 'variables'?",
    });
    const inner = await post({ process: 'a', lines: [{ count: 1, color: 'red' }] });
    expect(inner.body).toMatchObject({
      place: 'lines[0].color',
      mend: 'Leave it out. Known here: count, name.',
    });
  });

  it('lists everything that is wrong, each with its place', async () => {
    const { body } = await post({ lines: [{ count: 1.5 }, { count: 'x' }] });
    expect(body.place).toBe('process');
    expect(body.findings.map((finding: { sentence: string }) => finding.sentence)).toEqual([
      "The field 'process' is missing.",
      "The field 'lines[0].count' must be a whole number, but is 1.5.",
      "The field 'lines[1].count' must be a number, but is the text 'x'.",
    ]);
  });

  it('in the address is named too', async () => {
    const wrong = await post({ process: 'a' }, {}, '/api/echo/toolong?limit=0');
    expect(wrong.body.detail).toBe("'name' must have at most 5 characters.");
    const query = await post({ process: 'a' }, {}, '/api/echo/a?limi=5');
    expect(query.body).toMatchObject({
      detail: "There is no parameter 'limi' here.",
      mend: "Did you mean 'limit'?",
    });
    expect((await post({ process: 'a' }, {}, '/api/echo/a?state=opne')).body.detail).toContain(
      "must be one of 'open', 'failed', but is the text 'opne'; did you mean 'open'",
    );
    expect((await post({ process: 'a' }, {}, '/api/echo/%00')).body.code).toBe('invalid-input');
    expect((await post({ process: 'a' }, {}, '/api/echo/%ff')).status).toBeLessThan(500);
  });
});

describe('addresses', () => {
  it('that do not exist get 404 with the nearest one', async () => {
    expect((await ask('/api/thing')).body).toMatchObject({
      code: 'unknown-route',
      mend: 'Did you mean /api/things?',
    });
    expect((await ask('/elsewhere')).body.code).toBe('unknown-route');
  });

  it('asked with the wrong method get 405 and what is allowed', async () => {
    const { body, headers } = await ask('/api/things', { method: 'DELETE' });
    expect([body.status, body.code, headers.get('allow')]).toEqual([405, 'wrong-method', 'GET']);
  });

  it('have a head without a body', async () => {
    expect(await ask('/api/things', { method: 'HEAD' })).toMatchObject({ status: 200, body: undefined });
  });
});

describe('every answer', () => {
  it('has an id, the security headers, and is not kept by caches', async () => {
    for (const path of ['/api/things', '/api/nowhere', '/nowhere', '/api/docs']) {
      const { headers } = await app().fetch(new Request(`http://x${path}`));
      expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
      expect(headers.get('content-security-policy')).toContain("script-src 'self';");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.has('strict-transport-security')).toBe(false);
    }
  });

  it('over https asks browsers to stay with https', async () => {
    const { headers } = await ask('/api/things', {}, app({ publicUrl: 'https://cases.example.com' }));
    expect(headers.get('strict-transport-security')).toContain('max-age');
  });
});

describe('the description', () => {
  it('is OpenAPI 3.1 with every route, its schemas and who may call it', async () => {
    const { body } = await ask('/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths).sort()).toEqual(['/echo/{name}', '/live', '/things', '/things/{id}']);
    const operation = body.paths['/echo/{name}'].post;
    expect(operation.description).toContain('For the roles worker.');
    expect(operation.parameters.map((p: { name: string }) => p.name).sort()).toEqual([
      'Idempotency-Key',
      'after',
      'limit',
      'name',
      'state',
    ]);
    expect(operation.requestBody.content['application/json'].schema.properties.process).toEqual({
      type: 'string',
    });
    expect(body.paths['/things'].get.responses['200'].content['application/json'].schema).toEqual({
      $ref: '#/components/schemas/Thing',
    });
    expect(body.components.schemas.Problem.properties.code.enum).toContain('held-by-other');
  });

  it('has a readable page without scripts from elsewhere', async () => {
    const page = await (await app().fetch(new Request('http://x/api/docs'))).text();
    expect(page).toContain('<code>/echo/{name}</code>');
    expect(page).toContain('id="problem-held-by-other"');
    expect(page).toContain('href="#schema-thing"');
    expect(page).not.toMatch(/<script|https?:\/\/(?!json-schema)/);
  });
});

describe('declaring routes', () => {
  it('refuses an object that drops unknown fields', () => {
    const sloppy = route({ ...echo, body: z.strictObject({ inner: z.object({ a: z.string() }) }) } as never);
    expect(() => app({ routes: [sloppy] })).toThrow(
      'body of POST /echo/{name} has an object that drops unknown',
    );
  });

  it('refuses two routes with one address', () => {
    expect(() => app({ routes: [list, list] })).toThrow('two routes GET /things');
  });
});
