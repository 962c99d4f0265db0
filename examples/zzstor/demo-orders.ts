import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { company } from './company.ts';
import { type Answers, COLLEAGUES, ORDER_DESK, REP } from './demo/answers.ts';
import { People, type PeopleOptions } from './demo/people.ts';
import { Refused } from './demo/session.ts';

export interface PlayOptions extends PeopleOptions {
  readonly count: number;
  /** Orders under way at the same time. */
  readonly concurrency: number;
  readonly log: (line: string) => void;
  /** Milliseconds an order may take; default 3 minutes. */
  readonly deadlineMs?: number;
}

export interface PlayedOrder {
  /** The partner's reference: on every purchase order, invoice and mail of this order. */
  readonly reference: string;
  readonly case?: string;
  readonly number?: string;
  /** Why it did not reach its end. */
  readonly trouble?: string;
}

export interface PlayResult {
  readonly done: number;
  readonly failed: number;
  readonly orders: readonly PlayedOrder[];
}

/**
 * Plays orders of the demonstration through the public API, as its people would: the rep submits, the order desk
 * and the installation team answer what comes up, until every case has ended.
 */
export async function playOrders(options: PlayOptions): Promise<PlayResult> {
  const people = new People(options);
  const orders: PlayedOrder[] = [];
  let next = 0;
  const playInTurn = async () => {
    while (next < options.count) {
      const order = await playOrder(people, options, next++);
      options.log(lineOf(order));
      orders.push(order);
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.concurrency, options.count) }, playInTurn));
  const failed = orders.filter(({ trouble }) => trouble !== undefined).length;
  return { done: orders.length - failed, failed, orders };
}

// ---------------------------------------------------------------------------------------------------------

/** Between two looks at a case. */
const GLANCE_MS = 150;

async function playOrder(people: People, options: PlayOptions, index: number): Promise<PlayedOrder> {
  const reference = `RS-26-${randomUUID().slice(0, 8)}`;
  const known: { case?: string; number?: string } = {};
  try {
    const variables = orderOf(index, reference);
    const started = await people.as(REP).post<Started>('/cases', { process: 'partner-order', variables });
    known.case = started.key;
    known.number = started.number;
    await seeThrough(people, started.key, Date.now() + (options.deadlineMs ?? 180_000));
    return { reference, ...known };
  } catch (error) {
    return { reference, ...known, trouble: error instanceof Error ? error.message : String(error) };
  }
}

interface Started {
  readonly key: string;
  readonly number?: string;
}

interface CaseView {
  readonly state: string;
  readonly tasks: readonly { readonly key: string; readonly element: string }[];
  readonly openIncidents: readonly { readonly sentence: string }[];
}

const ENDED = new Set(['completed', 'terminated', 'cancelled', 'error']);

/** Looks at the case and answers its tasks until it has ended. */
async function seeThrough(people: People, key: string, deadline: number): Promise<void> {
  const answered = new Set<string>();
  for (;;) {
    const view = await people.as(ORDER_DESK).get<CaseView>(`/cases/${key}`);
    if (view.state === 'completed') return;
    if (ENDED.has(view.state)) throw new Error(`It ended as ${view.state}.`);
    const open = view.tasks.filter((task) => !answered.has(task.key));
    for (const task of open) {
      if (await answerTask(people, task, answered.size)) answered.add(task.key);
    }
    if (Date.now() > deadline) throw new Error(`It has not ended in time; ${whatIsOpen(view)}.`);
    if (open.length === 0) await wait(GLANCE_MS);
  }
}

/** Takes a task, reads it and answers it. False when somebody or something was faster. */
async function answerTask(
  people: People,
  { key, element }: CaseView['tasks'][number],
  turn: number,
): Promise<boolean> {
  const colleague = COLLEAGUES[element];
  if (!colleague) throw new Error(`Nobody in the demonstration knows the task ${element}.`);
  const session = people.as(colleague.handle);
  try {
    const task = await session.get<{ variables: Answers; may: { claim: boolean } }>(`/tasks/${key}`);
    if (task.may.claim) await session.post(`/tasks/${key}/claim`);
    const variables = colleague.answer({ element, variables: task.variables, turn });
    await session.post(`/tasks/${key}/complete`, { variables });
    return true;
  } catch (error) {
    // A time-out may have withdrawn it meanwhile; the next look at the case tells.
    if (error instanceof Refused && (error.status === 404 || error.status === 409)) return false;
    throw error;
  }
}

function orderOf(index: number, reference: string): Answers {
  const customers = company().companies.filter(
    ({ roles, country }) => roles.includes('customer') && country === 'Germany',
  );
  const { name, street, postcode, city, contact, goodsIn } = customers[index % customers.length]!;
  return {
    ...{ endCustomer: name, street, postcode, city, reference },
    ...(contact ? { contactName: contact.name } : {}),
    ...(goodsIn ? { goodsIn } : {}),
    ...{ model: 'Vault 800', capacityTb: 368, backupTb: 200, licenceMonths: 36, powerFeeds: 2 },
  };
}

function whatIsOpen({ state, tasks, openIncidents }: CaseView): string {
  const [incident] = openIncidents;
  if (incident) return `it is stopped: ${incident.sentence}`;
  return `it is ${state}, with ${tasks.map(({ element }) => element).join(', ') || 'no task'} open`;
}

function lineOf({ reference, number, trouble }: PlayedOrder): string {
  const name = `${number ?? 'Order'} (${reference})`;
  return trouble === undefined ? `${name} reached its end` : `${name} did not: ${trouble}`;
}
