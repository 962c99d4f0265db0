import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Suppliers, type SuppliersOptions, startSuppliers } from './suppliers.ts';

const DAY = new Date('2026-11-19T09:14:00Z');
const order = {
  reference: 'RS-26-0881',
  article: 'NS-48',
  quantity: 2,
  price: 17960,
  shipTo: {
    name: 'Elbkontor Logistik AG',
    street: 'Speicherkai 8',
    postcode: '20457',
    city: 'Hamburg',
    country: 'Germany',
  },
  buyer: { company: 'rheintal', name: 'Rheintal Systemhaus GmbH', reference: 'RS-26-0881' },
};

let suppliers: Suppliers;
const folder = mkdtempSync(join(tmpdir(), 'suppliers-'));

beforeEach(async () => {
  suppliers = await start();
});

afterEach(async () => {
  await suppliers.close();
  rmSync(folder, { recursive: true, force: true });
});

test('stock is answered with pieces and days', async () => {
  const answer = await get('/norrland/stock?article=NS-48&quantity=2');
  expect(answer.body).toEqual({
    company: 'norrland',
    article: 'NS-48',
    asked: 2,
    available: 2,
    leavesOn: '2026-12-07',
    arrivesOn: '2026-12-09',
  });
  expect((await get('/norrland/stock?article=NS-99&quantity=2')).status).toBe(404);
  expect((await get('/norrland/stock?article=NS-48&quantity=two')).body).toEqual({
    reason: 'Expected a whole number above 0 in the field quantity.',
  });
});

test('the same key places one order and gets the same answer', async () => {
  const first = await post('/norrland/orders', order, 'job-1');
  const again = await Promise.all([1, 2, 3].map(() => post('/norrland/orders', order, 'job-1')));
  expect(first.status).toBe(201);
  expect(first.body).toMatchObject({ status: 'accepted', order: 'NSO-48221', arrivesOn: '2026-12-09' });
  for (const answer of again) expect(answer).toEqual(first);
  await post('/norrland/orders', order, 'job-2');
  const { norrland } = (await get('/orders')).body as ReturnType<Suppliers['state']>['orders'];
  expect(norrland).toMatchObject({ asked: 5, repeated: 3, placed: 2, cancelled: 0 });
});

test('a cancelled order stays cancelled, an unknown one is not found', async () => {
  await post('/kestrel/orders', { ...order, article: 'R42-6' }, 'a');
  expect((await post('/kestrel/orders/KP-48221/cancel', {}, 'b')).body).toMatchObject({
    status: 'cancelled',
  });
  expect((await post('/kestrel/orders/KP-48221/cancel', {}, 'c')).status).toBe(200);
  expect((await post('/kestrel/orders/KP-1/cancel', {}, 'd')).status).toBe(404);
  expect(suppliers.state().orders.kestrel).toMatchObject({ placed: 1, cancelled: 1 });
});

test('orders are refused with a reason', async () => {
  const unknown = await post('/norrland/orders', { ...order, article: 'TB-200' });
  expect(unknown.body).toMatchObject({ status: 'refused', reason: 'Article TB-200 is unknown.' });
  await control('norrland', { stock: { 'NS-48': 1 } });
  expect((await get('/norrland/stock?article=NS-48&quantity=2')).body).toMatchObject({ available: 1 });
  expect((await post('/norrland/orders', order)).body).toMatchObject({
    reason: 'Only 1 of 2 can be had of NS-48.',
  });
  await control('norrland', { fail: 'refuse' });
  expect((await post('/norrland/orders', order)).body).toMatchObject({ status: 'refused' });
  expect((await get('/norrland/stock?article=NS-48&quantity=2')).body).toMatchObject({ available: 2 });
  expect(suppliers.state().orders.norrland.placed).toBe(0);
});

test('an article that the catalogue limits runs short, another does not', async () => {
  const stock = async (article: string) =>
    (await get(`/tessera/stock?article=${article}&quantity=1200`)).body as { available: number };
  expect(await stock('TB-36')).toMatchObject({ available: 1000 });
  expect(await stock('TB-60')).toMatchObject({ available: 1200 });
  const large = await post('/tessera/orders', { ...order, article: 'TB-36', quantity: 1200 });
  expect(large.body).toMatchObject({ status: 'refused', reason: 'Only 1000 of 1200 can be had of TB-36.' });
});

test('a system can be slow, out of order, silent, or lose its answer', async () => {
  await control('tessera', { fail: 'error' });
  expect((await post('/tessera/orders', { ...order, article: 'TB-36' }, 'k')).status).toBe(503);
  await control('tessera', { fail: 'hang' });
  await expect(get('/tessera/stock?article=TB-36&quantity=200', 80)).rejects.toThrow();
  await control('tessera', { delayMs: 120 });
  await expect(get('/tessera/stock?article=TB-36&quantity=200', 60)).rejects.toThrow();
  await control('tessera', { fail: 'lose' });
  await expect(post('/tessera/orders', { ...order, article: 'TB-36' }, 'k')).rejects.toThrow();
  await control('tessera', {});
  const answer = await post('/tessera/orders', { ...order, article: 'TB-36' }, 'k');
  expect(answer.body).toMatchObject({ status: 'accepted', order: 'TS-48221' });
  expect(suppliers.state().orders.tessera).toMatchObject({ placed: 1, repeated: 1 });
});

test('a control that cannot be understood is refused', async () => {
  expect((await control('norrland', { fail: 'explode' })).status).toBe(400);
  expect((await control('norrland', { delay: 5 })).body).toEqual({
    reason: 'Expected delayMs, fail and stock only, but found delay.',
  });
  expect((await control('acme', {})).status).toBe(404);
  expect((await get('/control')).body).toMatchObject({ norrland: { delayMs: 0, fail: 'none', stock: {} } });
});

test('a sale lifts the sales of twelve months', async () => {
  const sale = await post('/partners/rheintal/sales', { amount: 184600 }, 's');
  expect(sale.body).toMatchObject({
    level: 'Silver',
    salesBefore: 612300,
    sales12Months: 796900,
    marketing: { email: 'sven.adler@rheintal-systemhaus.example' },
  });
  const level = (name: string, sales12Months: number) =>
    put('/partners/rheintal/level', { level: name, sales12Months });
  expect((await level('Gold', 796900)).body).toMatchObject({ level: 'Gold', changed: true });
  expect((await level('Gold', 981500)).body).toMatchObject({ level: 'Gold', changed: false });
  expect((await level('Silver', 620000)).body).toMatchObject({ level: 'Gold', changed: false });
  expect((await get('/partners/rheintal')).body).toMatchObject({ level: 'Gold', sales12Months: 796900 });
  expect((await post('/partners/nobody/sales', { amount: 1 })).status).toBe(404);
});

test('invoices, customers and changed addresses are recorded', async () => {
  const invoice = { reference: 'RS-26-0881', partner: 'rheintal', amount: 184600 };
  expect((await post('/billing/invoices', invoice)).body).toMatchObject({ invoice: '26-4472' });
  const customer = { address: order.shipTo, reference: 'RS-26-0881', partner: 'rheintal' };
  expect((await post('/customers/orders', customer)).body).toMatchObject({ orders: 1 });
  const moved = { ...order.shipTo, street: 'Postfach 11 04 27' };
  expect((await post('/billing/addresses', moved)).status).toBe(200);
  const { world } = suppliers.state();
  expect(world.customers['Elbkontor Logistik AG']?.references).toEqual(['RS-26-0881']);
  expect(world.addresses.billing?.['Elbkontor Logistik AG']?.street).toBe('Postfach 11 04 27');
});

test('the calendar offers working days and fills them', async () => {
  const free = '/calendar/installation-germany/free?from=2026-12-12';
  expect((await get(free)).body).toMatchObject({ free: ['2026-12-14', '2026-12-15', '2026-12-16'] });
  for (const reference of ['1', '2', '3', '4']) {
    expect((await book('2026-12-14', reference)).status).toBe(201);
  }
  expect((await book('2026-12-14', '5')).body).toEqual({ status: 'taken', reason: '2026-12-14 is full.' });
  expect((await book('2026-12-13', '5')).status).toBe(409);
  expect((await get(free)).body).toMatchObject({ free: ['2026-12-15', '2026-12-16', '2026-12-17'] });
});

test('orders and their answers outlive a restart', async () => {
  await suppliers.close();
  const file = join(folder, 'journal.jsonl');
  suppliers = await start({ file });
  const first = await post('/norrland/orders', order, 'job-1');
  await post('/norrland/orders/NSO-48221/cancel', {}, 'job-2');
  await suppliers.close();
  suppliers = await start({ file });
  expect(await post('/norrland/orders', order, 'job-1')).toEqual(first);
  expect(suppliers.state().orders.norrland).toMatchObject({ placed: 1, cancelled: 1, repeated: 1 });
});

test('what cannot be read is refused with a sentence', async () => {
  expect((await post('/norrland/orders', 'no object')).status).toBe(400);
  expect((await post('/norrland/orders', { ...order, shipTo: { name: 'x' } })).body).toEqual({
    reason: 'Expected a text in the field street.',
  });
  const broken = await fetch(`${suppliers.url}/norrland/orders`, { method: 'POST', body: '{' });
  expect(await broken.json()).toEqual({ reason: 'The body is not JSON.' });
  expect((await get('/nowhere')).status).toBe(404);
});

// ---------------------------------------------------------------------------------------------------------

function start(options: Partial<SuppliersOptions> = {}): Promise<Suppliers> {
  return startSuppliers({ port: 0, host: '127.0.0.1', now: () => DAY, ...options });
}

async function send(method: string, path: string, body: unknown, key?: string) {
  const headers = { 'content-type': 'application/json', ...(key ? { 'idempotency-key': key } : {}) };
  const answer = await fetch(suppliers.url + path, { method, headers, body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as unknown };
}

const post = (path: string, body: unknown, key?: string) => send('POST', path, body, key);
const put = (path: string, body: unknown) => send('PUT', path, body);
const control = (system: string, body: unknown) => put(`/control/${system}`, body);
const book = (day: string, reference: string) =>
  post('/calendar/installation-germany/bookings', { day, reference });

async function get(path: string, deadline = 5000) {
  const answer = await fetch(suppliers.url + path, { signal: AbortSignal.timeout(deadline) });
  return { status: answer.status, body: (await answer.json()) as unknown };
}
