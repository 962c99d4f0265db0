import { addressOf, fieldsOf, numberOf, textOf } from './fields.ts';
import { type Answer, notFound, type Request } from './request.ts';
import type { PartnerRecord } from './world.ts';

const FIRST_INVOICE = 4472;

/** ZZStor's billing: one invoice for the whole order, to the partner. */
export function writeInvoice(request: Request): Answer {
  const fields = fieldsOf(request.body, 'the order');
  const invoice = {
    invoice: `26-${FIRST_INVOICE + request.world.invoices.length}`,
    reference: textOf(fields, 'reference'),
    partner: textOf(fields, 'partner'),
    amount: numberOf(fields, 'amount'),
  };
  const body = { system: 'billing', ...invoice };
  return { status: 201, body, changes: [{ type: 'invoiceWritten', invoice }] };
}

export function readPartner(request: Request): Answer {
  const id = request.path[0] ?? '';
  const partner = request.world.partners[id];
  return partner ? { status: 200, body: { partner: id, ...partner } } : unknownPartner(id);
}

/** The partner database: adds a sale and answers with the sales of twelve months before and after it. */
export function recordSale(request: Request): Answer {
  const id = request.path[0] ?? '';
  const partner = request.world.partners[id];
  if (!partner) return unknownPartner(id);
  const amount = numberOf(fieldsOf(request.body, 'the sale'), 'amount');
  return {
    status: 200,
    body: { system: 'partners', ...afterSale(id, partner, amount) },
    changes: [{ type: 'saleRecorded', partner: id, amount }],
  };
}

/**
 * Keeps the level of a partner; `changed` tells whether it is another one now. Orders overtake each other, so a level
 * that was worked out from lower sales than the one on record comes too late and changes nothing.
 */
export function recordLevel(request: Request): Answer {
  const id = request.path[0] ?? '';
  const partner = request.world.partners[id];
  if (!partner) return unknownPartner(id);
  const fields = fieldsOf(request.body, 'the level');
  const level = textOf(fields, 'level');
  const sales = numberOf(fields, 'sales12Months');
  const late = sales < partner.levelSales;
  const kept = late ? partner.level : level;
  return {
    status: 200,
    body: { system: 'partners', partner: id, level: kept, changed: kept !== partner.level },
    changes: late ? [] : [{ type: 'levelRecorded', partner: id, level, sales }],
  };
}

/** The end-customer database: makes the customer's record, or adds the order to it. */
export function recordCustomer(request: Request): Answer {
  const fields = fieldsOf(request.body, 'the customer');
  const address = addressOf(fields.address, 'address');
  const before = request.world.customers[address.name]?.references ?? [];
  const references = [...before, textOf(fields, 'reference')];
  const customer = { ...address, partner: textOf(fields, 'partner'), references };
  return {
    status: 200,
    body: { system: 'customers', name: customer.name, orders: references.length },
    changes: [{ type: 'customerRecorded', customer }],
  };
}

export function changeAddress(request: Request): Answer {
  const address = addressOf(request.body, 'the address');
  return {
    status: 200,
    body: { system: request.system, status: 'changed', name: address.name },
    changes: [{ type: 'addressChanged', system: request.system, address }],
  };
}

// ---------------------------------------------------------------------------------------------------------

function unknownPartner(id: string): Answer {
  return notFound(`The partner database knows no ${id}.`);
}

function afterSale(id: string, partner: PartnerRecord, amount: number) {
  return {
    partner: id,
    name: partner.name,
    level: partner.level,
    salesBefore: partner.sales12Months,
    sales12Months: partner.sales12Months + amount,
    marketing: partner.marketing,
  };
}
