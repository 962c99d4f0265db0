import { createSpine, openParts, openStore, type Spine, type Store } from '@throughline/server';
import { startPostgres } from '../packages/server/test/postgres-server.ts';
import { insertCommit } from './insert-commit.ts';
import { ONE_TASK, ORDER_LIKE, VARIABLES } from './models.ts';
import { load, report, Times } from './report.ts';

const CLIENTS = [1, 8, 32];

/** Whole cases through the product's spine: decided, committed with all history and tables, read back. */
export async function benchDurable(seconds: number, only?: 'pglite' | 'postgres'): Promise<void> {
  if (only !== 'postgres') {
    const store = await openStore({});
    await benchStore(store, seconds).finally(() => store.close());
  }
  if (only === 'pglite') return;
  const postgres = await startPostgres();
  try {
    const url = postgres.url('postgres');
    const store = await openStore({ url });
    await benchStore(store, seconds, (clients) => insertCommit(url, clients, seconds)).finally(() =>
      store.close(),
    );
  } finally {
    await postgres.stop();
  }
}

type Peer = (clients: number) => Promise<{ rate: number; times: Times }>;

async function benchStore(store: Store, seconds: number, peer?: Peer): Promise<void> {
  const parts = openParts(store);
  const spine = createSpine(store, parts);
  await publish(spine);
  for (const name of ['one-task', 'order-like'] as const) {
    const latest = await parts.models.latestProcess(name);
    if (!latest) throw new Error(`${name} is not published`);
    const play = name === 'one-task' ? oneTask(spine, latest.key) : orderLike(spine, latest.key);
    await load(8, seconds / 2, () => play(new Times(), new Times()));
    for (const clients of CLIENTS) {
      const limit = peer ? await peer(clients) : undefined;
      await benchCases(name, store, clients, seconds, play, limit);
    }
  }
  report({
    bench: 'one-task stored',
    store: store.kind,
    unit: 'bytes/case',
    value: await bytesPerCase(spine, store),
  });
}

type Play = (start: Times, complete: Times) => Promise<void>;

async function benchCases(
  name: string,
  store: Store,
  clients: number,
  seconds: number,
  play: Play,
  limit: { rate: number; times: Times } | undefined,
): Promise<void> {
  const [start, complete, whole] = [new Times(), new Times(), new Times()];
  const value = await load(clients, seconds, () => whole.measure(() => play(start, complete)));
  const common = { store: store.kind, clients };
  const peer = limit ? { peer: 'insert-commit', peerValue: limit.rate } : {};
  report({ ...common, bench: name, unit: 'cases/s', value, ...whole.quantiles, ...peer });
  report({
    ...common,
    bench: `${name} start`,
    unit: 'ms p50',
    value: start.quantile(0.5),
    ...start.quantiles,
  });
  const insert = limit ? { peer: 'insert-commit p99', peerValue: limit.times.quantile(0.99) } : {};
  report({
    ...{ ...common, bench: `${name} complete`, unit: 'ms p99', value: complete.quantile(0.99) },
    ...{ ...complete.quantiles, ...insert },
  });
}

function oneTask(spine: Spine, version: string): Play {
  return async (start, complete) => {
    const subject = spine.newKey();
    await start.measure(() => submit(spine, subject, startCommand(version), true));
    const [task] = await spine.store.query<{ key: string }>(
      'select key from tasks where case_key = $1::int8',
      [subject],
    );
    const command = { type: 'completeTask', task: task!.key, variables: { approved: true } };
    await complete.measure(() => submit(spine, subject, command));
  };
}

function orderLike(spine: Spine, version: string): Play {
  return async (start, complete) => {
    const subject = spine.newKey();
    await start.measure(() => submit(spine, subject, startCommand(version), true));
    const jobs = await spine.store.query<{ key: string }>('select key from jobs where case_key = $1::int8', [
      subject,
    ]);
    for (const { key } of jobs) {
      const command = { type: 'completeJob', job: key, variables: { [`done${key}`]: true } };
      await complete.measure(() => submit(spine, subject, command));
    }
  };
}

function startCommand(version: string) {
  return { type: 'startCase', variables: VARIABLES, host: { version, starter: 'bench' } };
}

async function submit(spine: Spine, subject: string, command: object, fresh?: true): Promise<void> {
  const receipt = await spine.submit({ kind: 'case', subject, fresh, command, actor: 'bench' });
  if (!receipt.ok) throw new Error(receipt.refusal.sentence);
}

async function publish(spine: Spine): Promise<void> {
  const definitions = [
    ['one-task', ONE_TASK],
    ['order-like', ORDER_LIKE],
  ].map(([id, content]) => {
    const meta = { stages: [], starters: [], messageStarts: [], timerStarts: [], uses: [] };
    return { kind: 'process', id, name: id, file: `${id}.bpmn`, content, meta };
  });
  const command = { type: 'publish', definitions, findings: {} };
  const receipt = await spine.submit({ kind: 'library', subject: '1', command, actor: 'bench' });
  if (!receipt.ok) throw new Error(receipt.refusal.sentence);
}

/** What 2,000 finished one-task cases add to the disk, indexes and all, divided by their number. */
async function bytesPerCase(spine: Spine, store: Store): Promise<number> {
  const [{ version } = { version: '' }] = await store.query<{ version: string }>(
    "select key as version from definitions where id = 'one-task'",
  );
  const cases = 2_000;
  const play = oneTask(spine, version);
  await store.query('vacuum full');
  const before = await size(store);
  for (let i = 0; i < cases; i += 50) {
    await Promise.all(Array.from({ length: 50 }, () => play(new Times(), new Times())));
  }
  await store.query('vacuum full');
  return ((await size(store)) - before) / cases;
}

async function size(store: Store): Promise<number> {
  const [row] = await store.query<{ bytes: string }>(
    "select sum(pg_total_relation_size(oid))::text as bytes from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
  );
  return Number(row?.bytes);
}
