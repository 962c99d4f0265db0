import { COMPANIES, type CompanyId } from './systems.ts';
import type { PurchaseOrder, World } from './world.ts';

/** What one company got and has: proof that no order was placed twice. */
export interface Ledger {
  /** Times an order was asked for, answered or not, with repeats. */
  readonly asked: number;
  /** Of these, repeats that got the first answer again. */
  readonly repeated: number;
  readonly placed: number;
  readonly cancelled: number;
  readonly orders: readonly PurchaseOrder[];
}

/** Counts since the start of the server; the orders themselves come from the journal. */
export type Counts = Record<CompanyId, { asked: number; repeated: number }>;

export function newCounts(): Counts {
  return Object.fromEntries(COMPANIES.map((id) => [id, { asked: 0, repeated: 0 }])) as Counts;
}

export function ledgers(world: World, counts: Counts): Record<CompanyId, Ledger> {
  const ledger = (id: CompanyId): Ledger => {
    const orders = world.orders[id];
    const cancelled = orders.filter((order) => order.cancelled).length;
    return { ...counts[id], placed: orders.length, cancelled, orders };
  };
  return Object.fromEntries(COMPANIES.map((id) => [id, ledger(id)])) as Record<CompanyId, Ledger>;
}
