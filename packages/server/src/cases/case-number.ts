import type { ProcessModel } from '@throughline/processes';
import type { Store } from '../spine/spine.ts';

/** Where the numbers of a prefix begin when no process says so. */
const FIRST = 1001;

/**
 * The number people will see for a new case, when its process asks for one: `{ number: 'ORD-11872' }`. A process that
 * begins further up than the prefix has come goes on from there, so that no number is given twice.
 */
export async function numberFor(store: Store, model: ProcessModel): Promise<{ number?: string }> {
  const prefix = model.numberPrefix;
  if (!prefix) return {};
  const [row] = await store.query<{ number: string }>(
    `insert into case_numbers as c values ($1, $2::int8 + 1)
     on conflict (prefix) do update set next = greatest(c.next + 1, excluded.next) returning next - 1 as number`,
    [prefix, model.numberFrom ?? FIRST],
  );
  return { number: `${prefix}-${row?.number}` };
}
