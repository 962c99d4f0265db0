import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { company } from '../company.ts';
import { type Controls, newControls, readControl } from './control.ts';
import { readJson, sendJson } from './exchange.ts';
import { BadRequest } from './fields.ts';
import { type Journal, type Kept, openJournal } from './journal.ts';
import { type Counts, type Ledger, ledgers, newCounts } from './ledger.ts';
import { type Answer, notFound } from './request.ts';
import { findRoute, type Route } from './routes.ts';
import { type CompanyId, isCompany, isSystem, type SystemId } from './systems.ts';
import { newWorld, type PartnerRecord, type World } from './world.ts';

export interface SuppliersOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly host: string;
  /** A journal that makes orders and records outlive this process. */
  readonly file?: string;
  /** The present moment; the machine's clock unless given. */
  readonly now?: () => Date;
}

export interface Suppliers {
  readonly url: string;
  /** Stops at once, also what hangs. */
  close(): Promise<void>;
  /** What the companies have and know, by company. */
  state(): { readonly orders: Readonly<Record<CompanyId, Ledger>>; readonly world: World };
}

/**
 * Starts the systems of the four companies and of ZZStor's own records on one real HTTP server.
 * A write with an `Idempotency-Key` is carried out once; the same key gets the same answer again.
 * @throws when the port is taken (`EADDRINUSE`).
 */
export async function startSuppliers(options: SuppliersOptions): Promise<Suppliers> {
  const world = newWorld(partnersOf(company().companies));
  const office: Office = {
    options,
    world,
    controls: newControls(),
    counts: newCounts(),
    journal: openJournal(world, options.file),
  };
  const server = createServer((request, response) => {
    serve(office, request)
      .catch(troubleWith)
      .then((outcome) => send(response, outcome));
  });
  await listen(server, options);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host}:${port}`,
    close: () => close(server),
    state: () => ({ orders: ledgers(world, office.counts), world }),
  };
}

// ---------------------------------------------------------------------------------------------------------

interface Office {
  readonly options: SuppliersOptions;
  readonly world: World;
  readonly controls: Controls;
  readonly counts: Counts;
  readonly journal: Journal;
}

/** What goes back: an answer, nothing ever, or a cut line. */
type Outcome = Pick<Answer, 'status' | 'body'> | 'silence' | 'cut';

async function serve(office: Office, request: IncomingMessage): Promise<Outcome> {
  const url = new URL(request.url ?? '/', 'http://suppliers');
  const [system = '', ...path] = url.pathname.split('/').filter(Boolean);
  const body = await readJson(request);
  if (system === 'control') return control(office, request.method, path[0], body);
  if (system === 'orders') return { status: 200, body: ledgers(office.world, office.counts) };
  if (system === 'records') return { status: 200, body: office.world };
  const route = isSystem(system) ? findRoute(request.method ?? 'GET', system, path) : undefined;
  if (!route || !isSystem(system)) return notFound(`There is no ${url.pathname} here.`);
  const query = Object.fromEntries(url.searchParams);
  const asked = { path, query, body, key: keyOf(request, url.pathname) };
  return behave(office, system, () => carryOut(office, route, system, asked));
}

interface Asked {
  readonly path: readonly string[];
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly key: string | undefined;
}

/** Answers as the system's control says. */
async function behave(office: Office, system: SystemId, work: () => Kept): Promise<Outcome> {
  const { delayMs, fail } = office.controls[system];
  if (delayMs > 0) await wait(delayMs, undefined, { ref: false });
  if (fail === 'hang') return 'silence';
  if (fail === 'error') return { status: 503, body: { reason: `${system} is out of order.` } };
  const done = work();
  return fail === 'lose' ? 'cut' : done;
}

/** Without a pause from the look for the key to the keeping of the answer: no other request comes between. */
function carryOut(office: Office, route: Route, system: SystemId, asked: Asked): Kept {
  const counts = route.path === 'orders' && isCompany(system) ? office.counts[system] : undefined;
  if (counts) counts.asked += 1;
  const before = asked.key ? office.journal.find(asked.key) : undefined;
  if (before) {
    if (counts) counts.repeated += 1;
    return before;
  }
  const { world, controls } = office;
  const today = (office.options.now?.() ?? new Date()).toISOString().slice(0, 10);
  const answer = route.handle({ world, system, control: controls[system], today, ...asked });
  const kept: Kept = { ...answer, key: asked.key, changes: answer.changes ?? [] };
  if (kept.key || kept.changes.length > 0) office.journal.keep(kept);
  return kept;
}

function control(
  office: Office,
  method: string | undefined,
  system: string | undefined,
  body: unknown,
): Outcome {
  if (method !== 'PUT') return { status: 200, body: office.controls };
  if (!system || !isSystem(system)) return notFound(`There is no system ${system}.`);
  office.controls[system] = readControl(body);
  return { status: 200, body: office.controls[system] };
}

function send(response: ServerResponse, outcome: Outcome): void {
  if (outcome === 'cut') response.destroy();
  else if (outcome !== 'silence') sendJson(response, outcome.status, outcome.body);
}

function troubleWith(error: unknown): Outcome {
  if (error instanceof BadRequest) return { status: 400, body: { reason: error.message } };
  return { status: 500, body: { reason: error instanceof Error ? error.message : String(error) } };
}

function keyOf(request: IncomingMessage, path: string): string | undefined {
  const key = request.headers['idempotency-key'];
  return typeof key === 'string' && request.method !== 'GET' ? `${path} ${key}` : undefined;
}

function partnersOf(companies: ReturnType<typeof company>['companies']): Record<string, PartnerRecord> {
  const partners = companies.filter((one) => one.roles.includes('partner'));
  return Object.fromEntries(
    partners.map(({ id, name, coOpLevel = 'Registered', sales12Months = 0, marketing }) => {
      if (!marketing) throw new Error(`company.json: the partner ${id} has no marketing contact.`);
      return [id, { name, level: coOpLevel, levelSales: sales12Months, sales12Months, marketing }];
    }),
  );
}

function listen(server: Server, { port, host }: SuppliersOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
