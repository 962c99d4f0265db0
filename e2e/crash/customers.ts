import type { ClientOptions } from '../client.ts';
import { hire, type Staff, seeThrough, submitOrder } from '../staff.ts';

/** What the server has answered with success, so that it must be true for ever. */
export interface Promised {
  /** Case key by the reference of the order. */
  readonly cases: Map<string, string>;
  readonly tasks: Set<string>;
}

export interface CustomersOptions extends ClientOptions {
  /** Orders under way at the same time. */
  readonly atOnce: number;
}

export interface Customers {
  readonly promised: Promised;
  /** No new orders; resolves when all have ended. */
  stop(deadlineMs: number): Promise<void>;
}

/** The partner's reps and ZZStor's people, at work without a pause: order after order, each seen to its end. */
export async function startCustomers(options: CustomersOptions): Promise<Customers> {
  const shop: Shop = {
    staff: await hire(options),
    promised: { cases: new Map(), tasks: new Set() },
    open: true,
    until: Number.POSITIVE_INFINITY,
  };
  const atWork = Promise.all(Array.from({ length: options.atOnce }, (_, at) => orderInTurn(shop, at)));
  // Told by `stop`; until then nobody listens.
  atWork.catch(() => undefined);
  return {
    promised: shop.promised,
    stop: async (deadlineMs) => {
      shop.open = false;
      shop.until = Date.now() + deadlineMs;
      await atWork;
    },
  };
}

// ---------------------------------------------------------------------------------------------------------

interface Shop {
  readonly staff: Staff;
  readonly promised: Promised;
  open: boolean;
  until: number;
}

async function orderInTurn(shop: Shop, desk: number): Promise<void> {
  const { staff, promised } = shop;
  for (let count = 0; shop.open; count++) {
    const reference = `desk ${desk} order ${count}`;
    // Every fourth bundle is one that the rules refuse, so that the rep corrects it.
    const key = await submitOrder(staff, reference, count % 4 === 3 ? { backupTb: 50 } : {});
    promised.cases.set(reference, key);
    await seeThrough(staff, key, {
      until: () => shop.until,
      completed: (task) => promised.tasks.add(task),
    });
  }
}
