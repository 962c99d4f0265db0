import { describe, expect, it } from 'vitest';
import type { Json } from '../../api/contract.ts';
import type { DecisionInput } from '../../api/decision-contract.ts';
import { controlOf, entriesWith, entryOf, readEntries, readEntry } from './input-field.ts';

const input = (type: DecisionInput['type'], more: Partial<DecisionInput> = {}): DecisionInput => ({
  name: 'amount',
  type,
  ...more,
});

describe('how an input is asked for', () => {
  it('offers yes and no as buttons', () => {
    expect(controlOf(input('boolean'))).toEqual({
      kind: 'buttons',
      choices: [
        { entry: 'true', label: 'Yes' },
        { entry: 'false', label: 'No' },
      ],
    });
  });

  it('offers a few allowed values as buttons and more as a list', () => {
    const allowed = (count: number) => ({ allowed: Array.from({ length: count }, (_, at) => `level ${at}`) });
    expect(controlOf(input('string', allowed(4))).kind).toBe('buttons');
    expect(controlOf(input('string', allowed(5))).kind).toBe('list');
  });

  it('asks for lists and contexts as JSON', () => {
    expect(controlOf(input('list')).kind).toBe('json');
    expect(controlOf(input('context')).kind).toBe('json');
  });
});

it.each<[DecisionInput['type'], string, Json]>([
  ['number', ' 12.5 ', 12.5],
  ['number', '-3', -3],
  ['number', '', null],
  ['string', 'Vault 800', 'Vault 800'],
  ['string', '42', '42'],
  ['boolean', 'false', false],
  ['date', '2026-11-19', '2026-11-19'],
  ['time', '14:30', '14:30:00'],
  ['time', '14:30:05Z', '14:30:05Z'],
  ['date and time', '2026-11-19T14:30', '2026-11-19T14:30:00'],
  ['date and time', '2026-11-19T14:30:00.000Z', '2026-11-19T14:30:00.000Z'],
  ['date and time', '2026-11-19T14:30+01:00', '2026-11-19T14:30:00+01:00'],
  ['days and time duration', 'P2DT4H', 'P2DT4H'],
  ['years and months duration', 'P1Y', 'P1Y'],
  ['list', '[1, 2]', [1, 2]],
  ['context', '{"a": 1}', { a: 1 }],
  ['Any', 'gold', 'gold'],
  ['Any', '12', 12],
])('reads a %s written as "%s"', (type, entry, value) => {
  expect(readEntry(input(type), entry)).toEqual({ ok: true, value });
});

it.each<[DecisionInput['type'], string]>([
  ['number', '184,600'],
  ['number', 'twelve'],
  ['date', '19.11.2026'],
  ['time', 'noon'],
  ['date and time', '2026-11-19'],
  ['days and time duration', 'P'],
  ['days and time duration', 'PT'],
  ['years and months duration', 'P1D'],
  ['list', '{"a": 1}'],
  ['list', '1, 2'],
  ['context', '[1]'],
  ['context', 'null'],
  ['Any', '{"a": '],
])('says what is wrong with a %s written as "%s"', (type, entry) => {
  expect(readEntry(input(type), entry)).toEqual({ ok: false, sentence: expect.stringMatching(/^amount /) });
});

it.each<[DecisionInput, Json]>([
  [input('number'), 184600.5],
  [input('string'), '42'],
  [input('boolean'), false],
  [input('string', { allowed: ['Gold', 'Silver'] }), 'Gold'],
  [input('list'), ['a', 1]],
  [input('context'), { a: { b: 1 } }],
  [input('Any'), 'gold'],
  [input('Any'), '12'],
  [input('Any'), 'true'],
  [input('Any'), 12],
  [input('date'), '2026-11-19'],
  [input('number'), null],
])('shows and reads back %j', (field, value) => {
  expect(readEntry(field, entryOf(field, value))).toEqual({ ok: true, value });
});

it('reads all fields, and names those that cannot be read', () => {
  const inputs = [input('number'), { name: 'gold', type: 'boolean' as const }];
  expect(readEntries(inputs, { amount: 'many', gold: 'true' })).toEqual({
    values: { gold: true },
    refused: { amount: expect.any(String) },
  });
});

it('puts values into their fields and leaves the others', () => {
  const inputs = [input('number'), { name: 'gold', type: 'boolean' as const }];
  expect(entriesWith({ gold: 'true', other: 'x' }, inputs, { amount: 7, unknown: 1 })).toEqual({
    gold: 'true',
    other: 'x',
    amount: '7',
  });
});
