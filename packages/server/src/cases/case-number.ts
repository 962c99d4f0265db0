import type { ProcessModel } from '@throughline/processes';
import type { Store } from '../spine/spine.ts';

/** First number of a prefix nobody has used yet. */
const FIRST = 1001;

/** The number people will see for a new case, when its process asks for one: `{ number: 'ORD-11872' }`. */
export async function numberFor(store: Store, model: ProcessModel): Promise<{ number?: string }> {
  const prefix = model.numberPrefix;
  if (!prefix) return {};
  const [row] = await store.query<{ number: string }>(
    `insert into case_numbers as c values ($1, $2::int8 + 1)
     on conflict (prefix) do update set next = c.next + 1 returning next - 1 as number`,
    [prefix, FIRST],
  );
  return { number: `${prefix}-${row?.number}` };
}
