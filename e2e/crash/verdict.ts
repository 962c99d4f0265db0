import { ORDER_DESK } from '@throughline/example-zzstor/demo/answers.ts';
import type { Mailbox } from '@throughline/example-zzstor/mailbox/mailbox.ts';
import type { Suppliers } from '@throughline/example-zzstor/suppliers/suppliers.ts';
import { type Client, good, signIn } from '../client.ts';
import type { Promised } from './customers.ts';

interface CaseEvent {
  readonly type: string;
  readonly element?: string;
  readonly instance?: string;
}

interface CaseItem {
  readonly key: string;
  readonly state: string;
  readonly incidents: number;
}

/** So much was at stake. */
export function stakes(promised: Promised, { suppliers }: { readonly suppliers: Suppliers }): string {
  const repeated = Object.values(suppliers.state().orders).reduce((sum, ledger) => sum + ledger.repeated, 0);
  return `${promised.cases.size} orders, ${promised.tasks.size} tasks done, ${repeated} purchase orders asked for again`;
}

/** What came of all orders, as sentences about what is wrong; none when all is well. */
export interface Verdict {
  readonly promises: readonly string[];
  readonly orders: readonly string[];
  readonly mails: readonly string[];
}

export async function judge(
  url: string,
  promised: Promised,
  { suppliers, mailbox }: { readonly suppliers: Suppliers; readonly mailbox: Mailbox },
): Promise<Verdict> {
  const desk = await signIn(ORDER_DESK, { url });
  const eventsOf = new Map<string, readonly CaseEvent[]>();
  for (const key of promised.cases.values()) eventsOf.set(key, await allEvents(desk, key));
  return {
    promises: [...(await brokenCases(desk, promised)), ...(await brokenTasks(desk, promised))],
    orders: [...wronglyOrdered(suppliers, [...promised.cases.keys()])],
    mails: wronglyMailed(mailbox, [...eventsOf.values()]),
  };
}

// ---------------------------------------------------------------------------------------------------------

async function allEvents(desk: Client, key: string): Promise<readonly CaseEvent[]> {
  const { items } = good(await desk.get<{ items: CaseEvent[] }>(`/cases/${key}/events?limit=500`));
  return items;
}

/** Every case that was answered for is there, each once, and has ended; nothing else is there. */
async function brokenCases(desk: Client, { cases }: Promised): Promise<string[]> {
  const broken: string[] = [];
  const found = new Set<string>();
  for (let after = ''; ; ) {
    const page = good(await desk.get<{ items: CaseItem[]; next?: string }>(`/cases?limit=200${after}`));
    for (const { key, state, incidents } of page.items) {
      found.add(key);
      if (state !== 'completed') broken.push(`Case ${key} is ${state}.`);
      if (incidents > 0) broken.push(`Case ${key} has ${incidents} incidents.`);
    }
    if (page.next === undefined) break;
    after = `&after=${page.next}`;
  }
  const known = new Set(cases.values());
  for (const key of known) if (!found.has(key)) broken.push(`Case ${key} was answered for and is lost.`);
  for (const key of found) if (!known.has(key)) broken.push(`Nobody was answered for case ${key}.`);
  return broken;
}

async function brokenTasks(desk: Client, { tasks }: Promised): Promise<string[]> {
  const broken: string[] = [];
  for (const key of tasks) {
    const { state } = good(await desk.get<{ state: string }>(`/tasks/${key}`));
    if (state !== 'completed') broken.push(`Task ${key} was answered for as completed and is ${state}.`);
  }
  return broken;
}

/** Each company, and each of ZZStor's records, has each order once. */
function wronglyOrdered(suppliers: Suppliers, references: readonly string[]): string[] {
  const { orders, world } = suppliers.state();
  const ledgers: (readonly [string, readonly { readonly reference: string }[]])[] = [
    ...Object.entries(orders).map(([id, ledger]) => [id, ledger.orders] as const),
    ['billing', world.invoices],
    ['calendar', world.bookings],
  ];
  return ledgers.flatMap(([name, entries]) =>
    references.flatMap((reference) => {
      const times = entries.filter((entry) => entry.reference === reference).length;
      return times === 1 ? [] : [`${name} has ${reference} ${times} times.`];
    }),
  );
}

const MAILS = ['confirm-order', 'tell-installation', 'confirm-installation', 'tell-marketing'];

/** As many mails as tasks that send one came to their end: a mail sent again keeps its Message-ID. */
function wronglyMailed(mailbox: Mailbox, histories: readonly (readonly CaseEvent[])[]): string[] {
  const sent = histories
    .flat()
    .filter(({ type, element }) => type === 'element.completed' && MAILS.includes(element ?? '')).length;
  const mails = mailbox.list();
  const ids = new Set(mails.map(({ messageId }) => messageId)).size;
  return [
    ...(ids === sent ? [] : [`${sent} mails were to be sent, ${ids} different ones arrived.`]),
    ...(sent >= histories.length * 3 ? [] : [`Only ${sent} mails for ${histories.length} orders.`]),
  ];
}
