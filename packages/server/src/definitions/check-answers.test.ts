import type { Variables } from '@throughline/processes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAnswers } from './check-answers.ts';
import { type FormField, readForm } from './read-form.ts';

function check(components: readonly FormField[], answers: Variables, known: Variables = {}) {
  const { findings } = readForm({ name: 'a.form', content: JSON.stringify({ id: 'a', components }) });
  expect(findings).toEqual([]);
  const { faults, taken } = checkAnswers({ id: 'a', components: [...components] }, answers, known);
  return { taken, faults: faults.map(({ place, sentence }) => `${place} | ${sentence}`) };
}

const ok = (taken: Variables) => ({ taken, faults: [] });

describe('what counts', () => {
  const limit: FormField = { type: 'number', key: 'limit', label: 'Limit', disabled: true };
  const amount: FormField = { type: 'number', key: 'amount', validate: { max: '=limit' } };

  it('a disabled field gives nothing, and moves no limit', () => {
    const { faults, taken } = check([limit, amount], { limit: 1e9, amount: 500 }, { limit: 100 });
    expect(faults).toEqual(['amount | amount: must be at most 100.']);
    expect(taken).not.toHaveProperty('limit');
    expect(check([limit, amount], { limit: 1e9, amount: 50 }, { limit: 100 })).toEqual(ok({ amount: 50 }));
  });

  it('a disabled or read-only field uncovers no other', () => {
    const secret: FormField = { type: 'textfield', key: 'bonus', conditional: { hide: '=role != "chief"' } };
    for (const shown of [{ disabled: true }, { readonly: true }, { readonly: '=role = "clerk"' }]) {
      const role: FormField = { type: 'textfield', key: 'role', ...shown };
      expect(check([role, secret], { role: 'chief', bonus: 'yes' }, { role: 'clerk' })).toEqual(ok({}));
    }
  });

  it('a read-only field gives a value where there is none yet', () => {
    const field: FormField = { type: 'textfield', key: 'from', readonly: true, validate: { required: true } };
    expect(check([field], { from: 'web' })).toEqual(ok({ from: 'web' }));
    expect(check([field], {}, { from: 'phone' })).toEqual(ok({}));
    expect(check([field], {}).faults).toEqual(['from | from: an answer is needed.']);
  });

  it('parts of a value stand beside those that cannot be changed', () => {
    const fields: FormField[] = [
      { type: 'textfield', key: 'address.city' },
      { type: 'textfield', key: 'address.country', disabled: true },
      { type: 'textfield', key: 'zip', conditional: { hide: '=address.country != "DE"' } },
    ];
    const answers = { address: { city: 'Hamburg', country: 'DE' }, zip: '20095' };
    expect(check(fields, answers, { address: { country: 'NL' } })).toEqual(
      ok({ address: { city: 'Hamburg' } }),
    );
    expect(check(fields, answers, { address: { country: 'DE' } })).toEqual(
      ok({ address: { city: 'Hamburg' }, zip: '20095' }),
    );
  });

  it('names of every object are no fields', () => {
    const fields = ['constructor', 'toString.name', '__proto__.x'].map((key) => ({ type: 'textfield', key }));
    expect(check(fields, {})).toEqual(ok({}));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (answers) => {
        checkAnswers({ id: 'a', components: fields }, answers as Variables, {});
        expect(({} as { x?: unknown }).x).toBeUndefined();
      }),
    );
  });
});

describe('dates', () => {
  const date = (subtype: string) => [{ type: 'datetime', key: 'on', subtype }];
  it.each([
    ['date', '2028-02-29', true],
    ['date', '2026-02-29', false],
    ['date', '2026-02-31', false],
    ['date', '29.2.2028', false],
    ['time', '09:30', true],
    ['time', '09:30:00', true],
    ['time', '11:00Z', true],
    ['time', '99:99', false],
    ['time', '09:30 or so', false],
    ['datetime', '2026-11-19T09:30', true],
    ['datetime', '2026-11-19T09:30+01:00', true],
    ['datetime', '2026-11-19', false],
    ['datetime', '2026-13-19T09:30', false],
  ])('as %s %s: %s', (subtype, on, fits) => {
    expect(check(date(subtype), { on }).faults).toHaveLength(fits ? 0 : 1);
  });
});

describe('patterns', () => {
  const field = (pattern: string): FormField[] => [{ type: 'textfield', key: 'part', validate: { pattern } }];

  it('must fit', () => {
    expect(check(field('^NS-\\d+$'), { part: 'NS-48' })).toEqual(ok({ part: 'NS-48' }));
    expect(check(field('^NS-\\d+$'), { part: 'XX-48' }).faults).toEqual([
      'part | part: is not of the form that is asked for.',
    ]);
  });

  it('cannot be made to take for ever', () => {
    const from = performance.now();
    expect(check(field('^(a+)+$'), { part: `${'a'.repeat(5_000)}!` }).faults).toHaveLength(1);
    expect(performance.now() - from).toBeLessThan(2_000);
  });
});

it('what a form says in FEEL or as a pattern must be readable when it is published', () => {
  const fields = [
    { type: 'textfield', key: 'a', conditional: { hide: '=a = = 1' } },
    { type: 'textfield', key: 'b', readonly: '=if then' },
    { type: 'number', key: 'c', validate: { min: '=(' } },
    { type: 'select', key: 'd', valuesExpression: '=for x in' },
    { type: 'textfield', key: 'e', validate: { pattern: '(?=x)' } },
    { type: 'textfield', key: 'f', validate: { required: '=f > ' } },
    { type: 'textfield', key: 'g', conditional: { hide: '=a != "x" and b > limit' } },
  ];
  const { findings, definitions } = readForm({
    name: 'a.form',
    content: JSON.stringify({ id: 'a', components: fields }),
  });
  expect(definitions).toEqual([]);
  expect(findings.map(({ element, code }) => `${element} ${code}`)).toEqual([
    'a form-expression-unreadable',
    'b form-expression-unreadable',
    'c form-expression-unreadable',
    'd form-expression-unreadable',
    'e form-pattern-unreadable',
    'f form-expression-unreadable',
  ]);
  expect(findings[4]!.sentence).toContain('(?');
});
