import { BadRequest, fieldsOf } from './fields.ts';
import { COMPANIES, RECORDS, type SystemId } from './systems.ts';

/**
 * How a system behaves. `refuse`: stock is answered, purchase orders are refused. `error`: 503 to everything.
 * `hang`: no answer ever. `lose`: the work is done, then the connection is cut before the answer.
 */
const FAILURES = ['none', 'refuse', 'error', 'hang', 'lose'] as const;
type Failure = (typeof FAILURES)[number];

export interface Control {
  /** Milliseconds before each answer. */
  readonly delayMs: number;
  readonly fail: Failure;
  /** What one order can have, by article; the catalogue says it for those that are not named here. */
  readonly stock: Readonly<Record<string, number>>;
}

export type Controls = Record<SystemId, Control>;

const AT_REST: Control = { delayMs: 0, fail: 'none', stock: {} };

export function newControls(): Controls {
  const all = [...COMPANIES, ...RECORDS].map((id) => [id, AT_REST] as const);
  return Object.fromEntries(all) as Controls;
}

/** Reads the body of `PUT /control/<system>`: what is left out goes back to normal. */
export function readControl(body: unknown): Control {
  const fields = fieldsOf(body, 'the control');
  const unknown = Object.keys(fields).find((name) => !(name in AT_REST));
  if (unknown) throw new BadRequest(`Expected delayMs, fail and stock only, but found ${unknown}.`);
  const { delayMs = 0, fail = 'none', stock = {} } = fields;
  if (typeof delayMs !== 'number' || delayMs < 0)
    throw new BadRequest('Expected delayMs to be milliseconds.');
  const failure = FAILURES.find((name) => name === fail);
  if (!failure) throw new BadRequest(`Expected fail to be one of ${FAILURES.join(', ')}.`);
  return { delayMs, fail: failure, stock: readStock(stock) };
}

// ---------------------------------------------------------------------------------------------------------

function readStock(value: unknown): Record<string, number> {
  const entries = Object.entries(fieldsOf(value, 'stock'));
  return Object.fromEntries(
    entries.map(([article, pieces]) => {
      if (typeof pieces === 'number' && pieces >= 0) return [article, pieces];
      throw new BadRequest(`Expected a number of pieces for ${article}.`);
    }),
  );
}
