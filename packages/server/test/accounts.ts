import {
  createSpine,
  type Decision,
  type NewEvent,
  type Projection,
  type Receipt,
  type RecordedEvent,
  type Spine,
  type Store,
  type SubjectType,
  type Submission,
  type TableSpec,
} from '../src/spine/spine.ts';

/*
 * A small domain for the tests of the spine: accounts that hold money. A transfer is a command for one account that
 * leads to a command for another, so the sum over all accounts never changes but by deposits.
 */

export interface Account {
  readonly owner: string;
  readonly balance: number;
  readonly open: boolean;
}

export type AccountCommand =
  | { readonly type: 'open'; readonly owner: string; readonly balance?: number }
  | { readonly type: 'deposit'; readonly amount: number; readonly text?: string }
  | { readonly type: 'transfer'; readonly to: string; readonly amount: number }
  | { readonly type: 'receive'; readonly amount: number }
  | { readonly type: 'close' }
  /** Allowed, and changes nothing. */
  | { readonly type: 'look' }
  /** A fault in the rules. */
  | { readonly type: 'explode' }
  /** A fact that its projection turns into a row PostgreSQL refuses. */
  | { readonly type: 'spoil' };

export const accountType: SubjectType<Account, AccountCommand> = {
  kind: 'account',
  decide,
  evolve,
  followUps: (events) =>
    events
      .filter(({ type }) => type === 'account.debited')
      .map(({ data }) => {
        const { to, amount } = data as { to: string; amount: number };
        return { ...toAccount(to, { type: 'receive', amount }), must: true };
      }),
};

function decide(state: Account | undefined, command: AccountCommand): Decision<Account> {
  if (command.type === 'explode') throw new Error('the rules exploded');
  if (command.type === 'open') {
    if (state) return refuse('already-exists', 'Expected a new account, but it is open.');
    const { owner, balance = 0 } = command;
    return decided(state, [{ type: 'account.opened', data: { owner, balance } }]);
  }
  if (!state?.open) return refuse('not-found', 'Expected an open account, but there is none.');
  switch (command.type) {
    case 'look':
      return { ok: true, events: [], state, answer: { balance: state.balance } };
    case 'spoil':
      return decided(state, [{ type: 'account.spoiled', data: {} }]);
    case 'close':
      return decided(state, [{ type: 'account.closed', data: {} }]);
    case 'deposit':
      return decided(state, [
        { type: 'account.checked', data: {} },
        { type: 'account.credited', cause: 0, data: { amount: command.amount, text: command.text } },
      ]);
    case 'receive':
      return decided(state, [{ type: 'account.credited', data: { amount: command.amount } }]);
    case 'transfer':
      if (state.balance < command.amount) return refuse('wrong-state', 'Expected enough money.');
      return decided(state, [
        { type: 'account.checked', data: {} },
        { type: 'account.debited', cause: 0, data: { amount: command.amount, to: command.to } },
      ]);
  }
}

function decided(state: Account | undefined, events: readonly NewEvent[]): Decision<Account> {
  const after = events.reduce<Account | undefined>(
    (before, event) => change(before, event.type, event.data),
    state,
  );
  return { ok: true, events, state: after!, answer: { balance: after!.balance } };
}

function evolve(state: Account | undefined, { type, data }: RecordedEvent): Account {
  return change(state, type, data);
}

function change(state: Account | undefined, type: string, data: object): Account {
  const before = state ?? { owner: '', balance: 0, open: true };
  const { amount = 0 } = data as { amount?: number };
  if (type === 'account.opened') return { ...before, ...(data as Pick<Account, 'owner' | 'balance'>) };
  if (type === 'account.credited') return { ...before, balance: before.balance + amount };
  if (type === 'account.debited') return { ...before, balance: before.balance - amount };
  return type === 'account.closed' ? { ...before, open: false } : before;
}

function refuse(code: string, sentence: string): Decision<Account> {
  return { ok: false, refusal: { code, sentence } };
}

const accountsTable: TableSpec = {
  name: 'accounts',
  columns: {
    key: 'int8',
    owner: 'text',
    opened: 'timestamptz',
    last: 'text',
    tags: 'text[]',
    details: 'json',
  },
  key: ['key'],
};

const entriesTable: TableSpec = {
  name: 'entries',
  columns: { account: 'int8', seq: 'int4', amount: 'int8', text: 'text' },
  key: ['account', 'seq'],
};

const TABLES = `
  create table accounts (key bigint primary key, owner text not null, opened timestamptz not null,
    last text not null, tags text[], details json);
  create table entries (account bigint, seq integer, amount bigint not null, text text, primary key (account, seq));`;

/** One row an open account, one row an entry of more than nothing. */
const accountProjection: Projection = {
  tables: [accountsTable, entriesTable],
  apply({ subject, seq, type, at, actor, data }, changes) {
    const { owner, amount = 0, text } = data as { owner?: string; amount?: number; text?: string };
    if (type === 'account.opened') {
      changes.insert(accountsTable, {
        key: subject,
        owner,
        opened: at,
        last: type,
        tags: [actor, 'new'],
        details: { at },
      });
      return;
    }
    if (type === 'account.closed') changes.delete(accountsTable, { key: subject });
    else changes.update(accountsTable, { key: subject, last: type });
    if (type === 'account.credited') changes.insert(entriesTable, { account: subject, seq, amount, text });
    if (type === 'account.debited') changes.insert(entriesTable, { account: subject, seq, amount: -amount });
    if (type === 'account.spoiled') changes.insert(entriesTable, { account: subject, seq, amount: 'much' });
  },
};

// A subject type is written for its own state and commands; the spine hands it only those.
export const parts = { types: [accountType as SubjectType], projections: [accountProjection] };

export async function createAccountTables(store: Store): Promise<void> {
  await store.script(TABLES);
}

export function openAccounts(store: Store, clock?: () => number): Spine {
  return createSpine(store, parts, clock);
}

export function toAccount(
  subject: string,
  command: AccountCommand,
  more: Partial<Submission> = {},
): Submission {
  return { kind: 'account', subject, command, actor: 'lena.hartwig', ...more };
}

/** Opens so many accounts with 100 each; gives their keys. */
export async function openSome(spine: Spine, count: number): Promise<string[]> {
  const keys = Array.from({ length: count }, () => spine.newKey());
  await Promise.all(
    keys.map((key) => tell(spine, key, { type: 'open', owner: `owner ${key}`, balance: 100 })),
  );
  return keys;
}

/** Gives a command and expects that it is carried out. */
export async function tell(
  spine: Spine,
  subject: string,
  command: AccountCommand,
  more: Partial<Submission> = {},
): Promise<Extract<Receipt, { ok: true }>> {
  const receipt = await spine.submit(toAccount(subject, command, more));
  if (!receipt.ok) throw new Error(`refused: ${receipt.refusal.sentence}`);
  return receipt;
}

/** The sum of all balances as the states say it. */
export async function sumOfBalances(store: Store, keys: readonly string[]): Promise<number> {
  const [row] = await store.query<{ sum: number }>(
    "select sum((state->>'balance')::int)::int as sum from subjects where key = any($1::int8[])",
    [keys],
  );
  return row?.sum ?? 0;
}
