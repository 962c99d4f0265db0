import type { Contact } from '../company.ts';
import type { CompanyId } from './systems.ts';

export interface Address {
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly country: string;
}

export interface Buyer {
  readonly company: string;
  readonly name: string;
  readonly reference: string;
}

/** A purchase order as its supplier keeps it. */
export interface PurchaseOrder {
  /** The supplier's number: `NSO-48221`. */
  readonly order: string;
  readonly company: CompanyId;
  /** The buyer's own number for the order. */
  readonly reference: string;
  readonly article: string;
  readonly quantity: number;
  readonly price: number;
  readonly shipTo: Address;
  readonly buyer: Buyer;
  readonly arrivesOn: string;
  readonly cancelled: boolean;
}

export interface PartnerRecord {
  readonly name: string;
  readonly level: string;
  /** The sales of twelve months that the level was worked out from. */
  readonly levelSales: number;
  readonly sales12Months: number;
  readonly marketing: Contact;
}

interface Invoice {
  readonly invoice: string;
  readonly reference: string;
  readonly partner: string;
  readonly amount: number;
}

interface CustomerRecord extends Address {
  readonly partner: string;
  readonly references: readonly string[];
}

interface Booking {
  readonly booking: string;
  readonly team: string;
  readonly day: string;
  readonly reference: string;
}

/** What one request changed. Together with `Kept.answer` it is one line of the journal. */
export type Change =
  | { readonly type: 'orderPlaced'; readonly order: PurchaseOrder }
  | { readonly type: 'orderCancelled'; readonly company: CompanyId; readonly order: string }
  | { readonly type: 'saleRecorded'; readonly partner: string; readonly amount: number }
  | {
      readonly type: 'levelRecorded';
      readonly partner: string;
      readonly level: string;
      readonly sales: number;
    }
  | { readonly type: 'invoiceWritten'; readonly invoice: Invoice }
  | { readonly type: 'customerRecorded'; readonly customer: CustomerRecord }
  | { readonly type: 'addressChanged'; readonly system: string; readonly address: Address }
  | { readonly type: 'dayBooked'; readonly booking: Booking };

/** Everything the other companies know. `apply` is the only thing that changes it. */
export interface World {
  readonly orders: Record<CompanyId, PurchaseOrder[]>;
  readonly partners: Record<string, PartnerRecord>;
  readonly invoices: Invoice[];
  readonly customers: Record<string, CustomerRecord>;
  /** By system, then by company name. */
  readonly addresses: Record<string, Record<string, Address>>;
  readonly bookings: Booking[];
}

export function newWorld(partners: Readonly<Record<string, PartnerRecord>>): World {
  return {
    orders: { zzstor: [], kestrel: [], norrland: [], tessera: [] },
    partners: { ...partners },
    invoices: [],
    customers: {},
    addresses: {},
    bookings: [],
  };
}

export function apply(world: World, change: Change): void {
  switch (change.type) {
    case 'orderPlaced':
      world.orders[change.order.company].push(change.order);
      return;
    case 'orderCancelled':
      cancel(world.orders[change.company], change.order);
      return;
    case 'saleRecorded':
      updatePartner(world, change.partner, ({ sales12Months }) => ({
        sales12Months: sales12Months + change.amount,
      }));
      return;
    case 'levelRecorded':
      updatePartner(world, change.partner, () => ({ level: change.level, levelSales: change.sales }));
      return;
    case 'invoiceWritten':
      world.invoices.push(change.invoice);
      return;
    case 'customerRecorded':
      world.customers[change.customer.name] = change.customer;
      return;
    case 'addressChanged':
      world.addresses[change.system] = {
        ...world.addresses[change.system],
        [change.address.name]: change.address,
      };
      return;
    case 'dayBooked':
      world.bookings.push(change.booking);
  }
}

// ---------------------------------------------------------------------------------------------------------

function cancel(orders: PurchaseOrder[], number: string): void {
  const at = orders.findIndex((order) => order.order === number);
  const order = orders[at];
  if (order) orders[at] = { ...order, cancelled: true };
}

function updatePartner(
  world: World,
  id: string,
  update: (partner: PartnerRecord) => Partial<PartnerRecord>,
): void {
  const partner = world.partners[id];
  if (partner) world.partners[id] = { ...partner, ...update(partner) };
}
