import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { onEveryStore } from '../../test/stores.ts';
import { JsonText, rowSource, rowValues } from './rows.ts';

const columns = {
  text: 'text',
  int: 'int4',
  big: 'int8',
  flag: 'bool',
  at: 'timestamptz',
  day: 'date',
  bytes: 'bytea',
  texts: 'text[]',
  ints: 'int4[]',
  number: 'numeric',
  document: 'json',
};

/** What PostgreSQL text can hold: no U+0000, no halves of pairs. */
const text = fc.string({ unit: 'binary', maxLength: 20 }).filter((value) => !value.includes('\0'));
const nothing = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const moment = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });

const row = fc.record({
  text: nothing(fc.oneof(text, fc.constantFrom('null', 'NULL', '', '{}', '{"a"}', '"', '\\', ',', ' ', "'"))),
  int: nothing(fc.integer()),
  big: nothing(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String)),
  flag: nothing(fc.boolean()),
  at: nothing(moment),
  day: nothing(fc.constant('2026-11-19')),
  bytes: nothing(fc.uint8Array({ maxLength: 20 })),
  texts: nothing(fc.array(nothing(text), { maxLength: 3 })),
  ints: nothing(fc.array(nothing(fc.integer()), { maxLength: 3 })),
  number: nothing(fc.constantFrom('0.1', '12345678901234567890.5')),
  document: nothing(fc.jsonValue().filter((value) => value !== null)),
});

onEveryStore('rows as parameters', (database) => {
  test('arrive as they were sent, every type, nulls and every character', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 10 }), async (rows) => {
        const shown =
          'text, "int", big, flag, at, day::text as day, bytes, texts, ints, number::text as number, document::text as document';
        const got = await database.store.query<Record<string, unknown>>(
          `select ${shown} from (${rowSource(columns)}) r`,
          rowValues(columns, rows),
        );
        expect(got.map(plain)).toEqual(
          rows.map((sent) =>
            plain({ ...sent, document: sent.document === null ? null : JSON.stringify(sent.document) }),
          ),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('keep JSON that is text already to the letter', async () => {
    const document = '{ "b": 1.0, "a": "\\u00e9",  "a": [ ] }';
    const [got] = await database.store.query(
      `select document::text as document from (${rowSource({ document: 'json' })}) r`,
      rowValues({ document: 'json' }, [{ document: new JsonText(document) }]),
    );
    expect(got).toEqual({ document });
  });

  test('without a column have null there', async () => {
    const got = await database.store.query(
      `select * from (${rowSource(columns)}) r`,
      rowValues(columns, [{}]),
    );
    expect(got).toEqual([Object.fromEntries(Object.keys(columns).map((name) => [name, null]))]);
  });
});

function plain(row: Record<string, unknown>): Record<string, unknown> {
  return {
    ...row,
    bytes: row.bytes instanceof Uint8Array ? Buffer.from(row.bytes).toString('hex') : row.bytes,
  };
}
