import { SUPPLIERS } from './catalogue.ts';
import { addressOf, buyerOf, countOf, type Fields, fieldsOf, numberOf, textOf } from './fields.ts';
import { type Answer, notFound, type Request } from './request.ts';
import { deliveryDays, piecesLeft } from './stock.ts';
import { type CompanyId, isCompany } from './systems.ts';
import type { PurchaseOrder } from './world.ts';

const FIRST_NUMBER = 48221;

/** Places a purchase order, or refuses it with a reason; both are answers, not failures. */
export function placeOrder(request: Request): Answer {
  if (!isCompany(request.system)) return notFound(`${request.system} takes no orders.`);
  const asked = readOrder(fieldsOf(request.body, 'the order'));
  const reason = whyRefused(request, request.system, asked);
  if (reason) return { status: 200, body: { status: 'refused', company: request.system, reason } };
  const order: PurchaseOrder = {
    ...asked,
    order: nextNumber(request, request.system),
    company: request.system,
    arrivesOn: deliveryDays(request.system, request.today).arrivesOn,
    cancelled: false,
  };
  return {
    status: 201,
    body: { status: 'accepted', company: order.company, order: order.order, arrivesOn: order.arrivesOn },
    changes: [{ type: 'orderPlaced', order }],
  };
}

/** Cancels an order by its number; one that is cancelled already stays so. */
export function cancelOrder(request: Request): Answer {
  if (!isCompany(request.system)) return notFound(`${request.system} takes no orders.`);
  const number = request.path[1];
  const order = request.world.orders[request.system].find((one) => one.order === number);
  if (!order) return notFound(`There is no order ${number}.`);
  return {
    status: 200,
    body: { status: 'cancelled', company: request.system, order: order.order },
    changes: order.cancelled ? [] : [{ type: 'orderCancelled', company: request.system, order: order.order }],
  };
}

// ---------------------------------------------------------------------------------------------------------

function readOrder(fields: Fields) {
  return {
    reference: textOf(fields, 'reference'),
    article: textOf(fields, 'article'),
    quantity: countOf(fields.quantity, 'quantity'),
    price: numberOf(fields, 'price'),
    shipTo: addressOf(fields.shipTo, 'shipTo'),
    buyer: buyerOf(fields.buyer),
  };
}

function whyRefused(
  request: Request,
  company: CompanyId,
  asked: { article: string; quantity: number },
): string | undefined {
  const { article, quantity } = asked;
  if (request.control.fail === 'refuse') return `Article ${article} is not sold at present.`;
  if (!(article in SUPPLIERS[company].articles)) return `Article ${article} is unknown.`;
  const left = piecesLeft(request, company, article);
  return left < quantity ? `Only ${left} of ${quantity} can be had of ${article}.` : undefined;
}

function nextNumber(request: Request, company: CompanyId): string {
  return `${SUPPLIERS[company].prefix}-${FIRST_NUMBER + request.world.orders[company].length}`;
}
