import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMPLAINT, type Office, openOffice } from '../office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const DESK = 'lena.hartwig';
const start = { method: 'POST', path: '/cases', body: { process: 'complaint', variables: COMPLAINT } };
const text = JSON.stringify(start.body);

describe('a body', () => {
  it.each([
    'text/plain',
    'application/xml',
    'multipart/form-data; boundary=x',
    'application/json; charset=latin1',
  ])('of the type %s is not read', (type) =>
    office.refuses(
      DESK,
      { ...start, body: text, headers: { 'content-type': type } },
      {
        ...{
          status: 415,
          code: 'unsupported-media-type',
          detail: /must be JSON, but its content-type is/,
          mend: /content-type: application\/json/,
          place: 'content-type',
        },
      },
    ),
  );

  it('that breaks off is named with its place', () =>
    office.refuses(
      DESK,
      { ...start, body: text.slice(0, 40) },
      { status: 400, code: 'broken-json', detail: /not readable JSON/ },
    ));

  it('that is not UTF-8', () =>
    office.refuses(
      DESK,
      { ...start, body: Buffer.from(text.replace('rail', 'R\u00e4il'), 'latin1') },
      {
        ...{ status: 400, code: 'broken-json', detail: /not UTF-8/ },
      },
    ));

  it.each([
    ['nothing', '', /^The body is missing/],
    ['null', 'null', /^The body must be an object/],
    ['a text', '"x"', /^The body must be an object/],
  ])('of %s', (_, body, detail) =>
    office.refuses(
      DESK,
      { ...start, body: body === '' ? undefined : body, headers: { 'content-type': 'application/json' } },
      {
        ...{ status: 422, code: 'invalid-input', detail },
      },
    ),
  );

  it('with a misspelt field', () =>
    office.refuses(
      DESK,
      { ...start, body: { proces: 'complaint' } },
      {
        ...{ status: 422, code: 'invalid-input', detail: /no field 'proces'|'process' is missing/ },
      },
    ));
});

describe('an address', () => {
  it('that takes another method says which', async () => {
    await office.refuses(
      DESK,
      { method: 'DELETE', path: '/cases' },
      {
        ...{ status: 405, code: 'wrong-method', detail: /This address takes .*not DELETE\.$/, mend: /^Use / },
      },
    );
    const answer = await (await office.as(DESK)).ask('PUT', '/worklist');
    expect(answer.headers.get('allow')).toContain('GET');
  });

  it('that is not there names the nearest', () =>
    office.refuses(
      DESK,
      { method: 'GET', path: '/case' },
      {
        ...{
          status: 404,
          code: 'unknown-route',
          detail: /^There is nothing at \/api\/case\.$/,
          mend: /Did you mean \/api\/cases\?/,
        },
      },
    ));

  it('with a query that is none', async () => {
    const list = (query: string) => ({ method: 'GET', path: `/cases?${query}` });
    const invalid = { status: 422, code: 'invalid-input' };
    await office.refuses(DESK, list('limit=0'), {
      ...invalid,
      detail: /'limit' must be at least 1/,
      place: 'limit',
    });
    await office.refuses(DESK, list('limit=many'), {
      ...invalid,
      detail: /'limit' must be a number/,
      place: 'limit',
    });
    await office.refuses(DESK, list('state=opne'), {
      ...invalid,
      detail: /did you mean 'open'/,
      place: 'state',
    });
    await office.refuses(DESK, list('colour=red'), {
      ...invalid,
      detail: /There is no parameter 'colour' here/,
      place: 'colour',
    });
    await office.refuses(DESK, list('q=%00'), { ...invalid, detail: /NUL character/, place: 'q' });
    await office.refuses(
      DESK,
      { method: 'GET', path: '/tasks?queue=nobodys' },
      {
        ...invalid,
        ...{ detail: /needs either a queue of your worklist or a case/, place: 'queue' },
      },
    );
  });
});

describe('a page of another site', () => {
  const cross = { status: 403, code: 'cross-site', detail: /page of another site, so it was not done/ };
  it('cannot write with the visitor’s cookie', async () => {
    await office.refuses(
      DESK,
      { ...start, headers: { origin: 'https://evil.example' } },
      { ...cross, place: 'origin' },
    );
    await office.refuses(DESK, { ...start, headers: { origin: 'null' } }, { ...cross, place: 'origin' });
    await office.refuses(
      DESK,
      { ...start, headers: { 'sec-fetch-site': 'cross-site' } },
      { ...cross, place: 'sec-fetch-site' },
    );
    await office.refuses(
      DESK,
      { ...start, headers: { 'sec-fetch-site': 'same-site' } },
      { ...cross, place: 'sec-fetch-site' },
    );
  });
});

describe('every answer', () => {
  it('has headers that keep other sites and scripts out', async () => {
    const { headers } = await (await office.as(DESK)).get('/me');
    expect(headers.get('content-security-policy')).toMatch(/default-src|script-src/);
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBeTruthy();
    expect(headers.get('cache-control')).toBe('no-store');
  });
});
