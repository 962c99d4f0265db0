import { setTimeout as wait } from 'node:timers/promises';
import { COLLEAGUES, ORDER_DESK, REP } from '@throughline/example-zzstor/demo/answers.ts';
import { type Client, type ClientOptions, good, signIn } from '../client.ts';

/** What the server has answered with success, so that it must be true for ever. */
export interface Promised {
  /** Case key by the reference of the order. */
  readonly cases: Map<string, string>;
  /** Case key by the key of the completed task. */
  readonly tasks: Map<string, string>;
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
  const promised: Promised = { cases: new Map(), tasks: new Map() };
  const people = new Map<string, Client>();
  for (const handle of new Set([REP, ORDER_DESK, ...Object.values(COLLEAGUES).map((one) => one.handle)])) {
    people.set(handle, await signIn(handle, options));
  }
  const shop: Shop = {
    promised,
    as: (handle) => people.get(handle)!,
    open: true,
    until: Number.POSITIVE_INFINITY,
  };
  const atWork = Promise.all(Array.from({ length: options.atOnce }, (_, at) => orderInTurn(shop, at)));
  // Told by `stop`; until then nobody listens.
  atWork.catch(() => undefined);
  return {
    promised,
    stop: async (deadlineMs) => {
      shop.open = false;
      shop.until = Date.now() + deadlineMs;
      await atWork;
    },
  };
}

// ---------------------------------------------------------------------------------------------------------

interface Shop {
  readonly promised: Promised;
  as(handle: string): Client;
  open: boolean;
  until: number;
}

interface CaseView {
  readonly state: string;
  readonly tasks: readonly { readonly key: string; readonly element: string }[];
  readonly openIncidents: readonly { readonly sentence: string }[];
}

const GLANCE_MS = 100;

async function orderInTurn(shop: Shop, desk: number): Promise<void> {
  for (let count = 0; shop.open; count++) await order(shop, `desk ${desk} order ${count}`, count);
}

async function order(shop: Shop, reference: string, count: number): Promise<void> {
  // Every fourth bundle is one that the rules refuse, so that the rep corrects it.
  const backupTb = count % 4 === 3 ? 50 : 200;
  const variables = {
    ...{ endCustomer: 'Ostfalia Kliniken gGmbH', street: 'Kösliner Straße 12', postcode: '38642' },
    ...{ city: 'Goslar', reference, model: 'Vault 800', capacityTb: 368, backupTb },
    ...{ licenceMonths: 36, powerFeeds: 2 },
  };
  const started = await shop.as(REP).post<{ key: string }>('/cases', { process: 'partner-order', variables });
  const { key } = good(started);
  shop.promised.cases.set(reference, key);
  for (;;) {
    const view = good(await shop.as(ORDER_DESK).get<CaseView>(`/cases/${key}`));
    if (view.state === 'completed') return;
    for (const task of view.tasks) await answer(shop, key, task);
    if (Date.now() > shop.until) {
      throw new Error(`${reference}, case ${key}, has not ended: ${JSON.stringify(view).slice(0, 2_000)}`);
    }
    if (view.tasks.length === 0) await wait(GLANCE_MS);
  }
}

async function answer(shop: Shop, caseKey: string, task: CaseView['tasks'][number]): Promise<void> {
  const colleague = COLLEAGUES[task.element]!;
  const client = shop.as(colleague.handle);
  const { variables } = good(
    await client.get<{ variables: Parameters<typeof colleague.answer>[0]['variables'] }>(
      `/tasks/${task.key}`,
    ),
  );
  const turn = shop.promised.tasks.size;
  const completed = await client.post(`/tasks/${task.key}/complete`, {
    variables: colleague.answer({ element: task.element, variables, turn }),
  });
  if (completed.status === 409) return mustBeWithdrawn(shop, task.key);
  good(completed);
  shop.promised.tasks.set(task.key, caseKey);
}

/** Nobody else answers it, so a refusal means that a time-out was faster, not that its own answer came twice. */
async function mustBeWithdrawn(shop: Shop, key: string): Promise<void> {
  const { state } = good(await shop.as(ORDER_DESK).get<{ state: string }>(`/tasks/${key}`));
  if (state !== 'cancelled') throw new Error(`Task ${key} was refused to its answerer and is ${state}.`);
}
