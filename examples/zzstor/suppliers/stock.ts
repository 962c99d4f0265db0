import { SUPPLIERS } from './catalogue.ts';
import { addDays, workingDayFrom } from './days.ts';
import { countOf, fieldsOf, textOf } from './fields.ts';
import { type Answer, notFound, type Request } from './request.ts';
import { type CompanyId, isCompany } from './systems.ts';

/** How many of an article can be had, and when they would be at the end customer's door. */
export function answerStock(request: Request): Answer {
  if (!isCompany(request.system)) return notFound(`${request.system} has no stock.`);
  const { articles } = SUPPLIERS[request.system];
  const asked = fieldsOf(request.body ?? request.query, 'the question');
  const article = textOf(asked, 'article');
  const quantity = countOf(asked.quantity, 'quantity');
  if (!(article in articles)) return notFound(`${article} is unknown here.`);
  return {
    status: 200,
    body: {
      company: request.system,
      article,
      asked: quantity,
      available: Math.min(quantity, piecesLeft(request, request.system, article)),
      ...deliveryDays(request.system, request.today),
    },
  };
}

/** What one order can have of an article; without a limit, more than anybody asks for. */
export function piecesLeft(request: Request, company: CompanyId, article: string): number {
  return request.control.stock[article] ?? SUPPLIERS[company].most?.[article] ?? Number.MAX_SAFE_INTEGER;
}

export function deliveryDays(company: CompanyId, today: string): { leavesOn: string; arrivesOn: string } {
  const { leadDays, travelDays } = SUPPLIERS[company];
  const arrivesOn = workingDayFrom(addDays(today, leadDays));
  return { leavesOn: addDays(arrivesOn, -travelDays), arrivesOn };
}
