import { bookDay, freeDays } from './calendar.ts';
import { cancelOrder, placeOrder } from './orders.ts';
import {
  changeAddress,
  readPartner,
  recordCustomer,
  recordLevel,
  recordSale,
  writeInvoice,
} from './records.ts';
import type { Handler } from './request.ts';
import { answerStock } from './stock.ts';
import { COMPANIES, type SystemId } from './systems.ts';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly systems: readonly SystemId[];
  /** The path after the system; `*` stands for one part. */
  readonly path: string;
  readonly handle: Handler;
}

const ROUTES: readonly Route[] = [
  { method: 'GET', systems: COMPANIES, path: 'stock', handle: answerStock },
  { method: 'POST', systems: COMPANIES, path: 'stock', handle: answerStock },
  { method: 'POST', systems: COMPANIES, path: 'orders', handle: placeOrder },
  { method: 'POST', systems: COMPANIES, path: 'orders/*/cancel', handle: cancelOrder },
  { method: 'POST', systems: ['billing'], path: 'invoices', handle: writeInvoice },
  { method: 'GET', systems: ['partners'], path: '*', handle: readPartner },
  { method: 'POST', systems: ['partners'], path: '*/sales', handle: recordSale },
  { method: 'PUT', systems: ['partners'], path: '*/level', handle: recordLevel },
  { method: 'POST', systems: ['customers'], path: 'orders', handle: recordCustomer },
  { method: 'POST', systems: ['billing', 'partners', 'customers'], path: 'addresses', handle: changeAddress },
  { method: 'GET', systems: ['calendar'], path: '*/free', handle: freeDays },
  { method: 'POST', systems: ['calendar'], path: '*/bookings', handle: bookDay },
];

/** The route of a request, by method, system and the rest of the path. */
export function findRoute(method: string, system: SystemId, path: readonly string[]): Route | undefined {
  return ROUTES.find(
    (route) => route.method === method && route.systems.includes(system) && fits(route.path.split('/'), path),
  );
}

// ---------------------------------------------------------------------------------------------------------

function fits(pattern: readonly string[], path: readonly string[]): boolean {
  return pattern.length === path.length && pattern.every((part, at) => part === '*' || part === path[at]);
}
