import { afterAll, beforeAll, describe, it } from 'vitest';
import { COMPLAINT, type Expected, type Office, ORDER, openOffice } from '../office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const REP = 'katrin.vogel';
const DESK = 'lena.hartwig';

const startOrder = (change: object) => ({
  ...{ method: 'POST', path: '/cases' },
  body: { process: 'partner-order', variables: { ...ORDER, ...change } },
});

/** A value for JSON that is nested so deep. */
function nested(depth: number): unknown {
  let value: unknown = 'end';
  for (let level = 0; level < depth; level++) value = { in: value };
  return value;
}

describe('a start form refuses', () => {
  const invalid = { status: 422, code: 'invalid-input' };
  const faults: Readonly<Record<string, readonly [object, Omit<Expected, 'status' | 'code'>]>> = {
    'a field it does not have': [
      { endCustomr: 'x' },
      { detail: /no field "endCustomr"/, place: 'endCustomr', mend: /Did you mean "endCustomer"\?/ },
    ],
    'a text for a number': [
      { backupTb: 'plenty' },
      { detail: /^Tessera Backup, TB: must be a number\.$/, place: 'backupTb' },
    ],
    'a list for a text': [
      { endCustomer: ['a'] },
      { detail: /^End customer: must be text\.$/, place: 'endCustomer' },
    ],
    'an object for a choice': [{ model: { a: 1 } }, { detail: /none of the choices/, place: 'model' }],
    'a choice that is none': [
      { model: 'Vault 9000' },
      { detail: /"Vault 9000" is none of the choices/, place: 'model' },
    ],
    'a missing answer': [{ city: '' }, { detail: /^Town in Germany: an answer is needed\.$/, place: 'city' }],
    'a number too large': [{ backupTb: 5001 }, { detail: /must be at most 5000/, place: 'backupTb' }],
    'a number too small': [{ backupTb: -1 }, { detail: /must be at least 0/, place: 'backupTb' }],
    'a text too long': [
      { endCustomer: 'x'.repeat(121) },
      { detail: /at most 120 characters/, place: 'endCustomer' },
    ],
    'several at once': [{ city: null, model: 'none' }, { detail: /There are 2 such fields in all\.$/ }],
    'the starter, who is not asked': [
      { starter: { handle: 'ruth.abelson' } },
      { detail: /no field "starter"/, place: 'starter' },
    ],
  };
  for (const [what, [change, expected]] of Object.entries(faults)) {
    it(what, () => office.refuses(REP, startOrder(change), { ...invalid, ...expected }));
  }
});

describe('a value that cannot be kept is refused:', () => {
  const invalid = { status: 422, code: 'invalid-input' };
  it('a NUL character', () =>
    office.refuses(REP, startOrder({ endCustomer: 'a\u0000b' }), {
      ...invalid,
      ...{ detail: /'variables\.endCustomer' holds a NUL character/, place: 'variables.endCustomer' },
    }));
  it('a NUL character in a name', () =>
    office.refuses(REP, startOrder({ 'a\u0000b': 1 }), {
      ...invalid,
      detail: /has a name that is not allowed/,
    }));
  it('half a character', () =>
    office.refuses(REP, startOrder({ city: 'Ham\ud800burg' }), {
      ...invalid,
      detail: /half a character/,
      place: 'variables.city',
    }));
  it('a number that is none', () => {
    const body = JSON.stringify(startOrder({}).body).replace('200', '1e999');
    return office.refuses(
      REP,
      { ...startOrder({}), body },
      { ...invalid, detail: /number too large to keep/, place: 'variables.backupTb' },
    );
  });
  it('a name that reaches into JavaScript', () => {
    const body = JSON.stringify(startOrder({}).body).replace('"city"', '"__proto__"');
    return office.refuses(
      REP,
      { ...startOrder({}), body },
      { ...invalid, detail: /has a name that is not allowed/ },
    );
  });
  it('a hundred thousand levels', () => {
    const body = `{"process":"partner-order","variables":{"city":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`;
    return office.refuses(REP, { ...startOrder({}), body }, { ...invalid, detail: /is nested too deeply/ });
  });
  it('seventy levels', () =>
    office.refuses(
      DESK,
      {
        method: 'POST',
        path: '/cases',
        body: { process: 'complaint', variables: { ...COMPLAINT, customer: nested(70) } },
      },
      {
        ...invalid,
        ...{ detail: /'variables' is nested more than 64 levels deep/, place: 'variables' },
      },
    ));
  it('300 kB of variables', () =>
    office.refuses(REP, startOrder({ endCustomer: 'x'.repeat(300_000) }), {
      ...invalid,
      ...{ detail: /holds more than 256 kB/, place: 'variables' },
    }));
  it('2 MB of variables', () =>
    office.refuses(REP, startOrder({ endCustomer: 'x'.repeat(2_000_000) }), {
      status: 413,
      code: 'too-large',
      detail: /more than 1,048,576 bytes/,
      mend: /Send less/,
    }));
  it('too many variables set by operations', async () => {
    const key = await office.start(DESK, 'complaint', COMPLAINT);
    const variables = Object.fromEntries(Array.from({ length: 40_000 }, (_, at) => [`name${at}`, at]));
    await office.refuses(
      'sofia.lindqvist',
      { method: 'PATCH', path: `/cases/${key}/variables`, body: { variables } },
      {
        ...invalid,
        ...{ detail: /holds more than 256 kB/, place: 'variables' },
      },
    );
  });
});

describe('a task form refuses', () => {
  const complete = async (variables: object) => {
    const task = await office.taskOf(await office.start(DESK, 'complaint', COMPLAINT));
    return { method: 'POST', path: `/tasks/${task}/complete`, body: { variables } };
  };
  const invalid = { status: 422, code: 'invalid-input' };
  it('nothing, where an answer is needed', async () =>
    office.refuses(DESK, await complete({}), {
      ...invalid,
      detail: /^What do we do\?: an answer is needed\./,
      place: 'remedy',
    }));
  it('what a condition asks for and is missing', async () =>
    office.refuses(DESK, await complete({ remedy: 'part', answerText: 'It comes.' }), {
      ...invalid,
      detail: /^Part from: an answer is needed/,
      place: 'partSupplier',
    }));
  it('an unknown field', async () =>
    office.refuses(DESK, await complete({ remedy: 'explain', answerText: 'Sorry.', refund: 99 }), {
      ...invalid,
      detail: /no field "refund"/,
      place: 'refund',
    }));
});
