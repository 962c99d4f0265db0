import { setTimeout as wait } from 'node:timers/promises';
import { type Answers, COLLEAGUES, ORDER_DESK, REP } from '@throughline/example-zzstor/demo/answers.ts';
import { type Client, type ClientOptions, good, signIn } from './client.ts';

/** The people who take part in an order, each signed in. */
export interface Staff {
  as(handle: string): Client;
}

export interface SeeingThrough {
  /** When it must have ended; milliseconds since 1970. */
  readonly until: () => number;
  /** Told of every task that the server said is completed. */
  readonly completed?: (task: string) => void;
}

/** An open task, and a case, as far as its answering needs them. */
export interface OpenTask {
  readonly key: string;
  readonly element: string;
}
export interface CaseView {
  readonly state: string;
  readonly tasks: readonly OpenTask[];
  readonly openIncidents: readonly { readonly sentence: string }[];
}

export async function hire(options: ClientOptions): Promise<Staff> {
  const people = new Map<string, Client>();
  for (const handle of new Set([REP, ORDER_DESK, ...Object.values(COLLEAGUES).map((one) => one.handle)])) {
    people.set(handle, await signIn(handle, options));
  }
  return { as: (handle) => people.get(handle)! };
}

/** Submits an order as the rep; its case. */
export async function submitOrder(staff: Staff, reference: string, change: Answers = {}): Promise<string> {
  const variables = {
    ...{ endCustomer: 'Ostfalia Kliniken gGmbH', street: 'Kösliner Straße 12', postcode: '38642' },
    ...{ city: 'Goslar', reference, model: 'Vault 800', capacityTb: 368, backupTb: 200 },
    ...{ licenceMonths: 36, powerFeeds: 2, ...change },
  };
  return good(await staff.as(REP).post<{ key: string }>('/cases', { process: 'partner-order', variables }))
    .key;
}

export async function lookAt(staff: Staff, key: string): Promise<CaseView> {
  return good(await staff.as(ORDER_DESK).get<CaseView>(`/cases/${key}`));
}

/** Answers whatever comes up in an order, until it is completed. @throws when it is late, with where it stands. */
export async function seeThrough(staff: Staff, key: string, seeing: SeeingThrough): Promise<void> {
  for (let turn = 0; ; turn++) {
    const view = await lookAt(staff, key);
    if (view.state === 'completed') return;
    for (const task of view.tasks) {
      if (await answerTask(staff, task, turn)) seeing.completed?.(task.key);
    }
    if (Date.now() > seeing.until()) {
      throw new Error(`Case ${key} has not ended: ${JSON.stringify(view).slice(0, 2_000)}`);
    }
    if (view.tasks.length === 0) await wait(GLANCE_MS);
  }
}

// ---------------------------------------------------------------------------------------------------------

/** Between two looks at a case. */
const GLANCE_MS = 100;

/** False when a time-out withdrew it meanwhile. */
async function answerTask(staff: Staff, { key, element }: OpenTask, turn: number): Promise<boolean> {
  const colleague = COLLEAGUES[element]!;
  const client = staff.as(colleague.handle);
  const task = good(await client.get<{ variables: Answers; state: string }>(`/tasks/${key}`));
  const answer = colleague.answer({ element, variables: task.variables, turn });
  const completed = await client.post(`/tasks/${key}/complete`, { variables: answer });
  if (completed.status !== 409) return good(completed) !== undefined;
  // Nobody else answers it, so a refusal may only mean a time-out, not that its own answer came twice.
  const { state } = good(await client.get<{ state: string }>(`/tasks/${key}`));
  if (state !== 'cancelled') throw new Error(`Task ${key} was refused to its answerer and is ${state}.`);
  return false;
}
