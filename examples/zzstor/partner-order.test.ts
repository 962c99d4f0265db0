import type { Variables } from '@throughline/processes';
import { expect, test } from 'vitest';
import {
  installed,
  ORDER,
  orderAnswer,
  ordersPlaced,
  recordsUpdated,
  SUPPLIER_IDS,
  stockAnswered,
  submit,
} from './test/order.ts';
import type { Play } from './test/play.ts';

test('the order of 19 November goes through to its end', async () => {
  const play = await submit();
  expect(play.open().filter((one) => one.startsWith('job'))).toEqual(
    SUPPLIER_IDS.map((id) => `job stock-${id}`).sort(),
  );
  expect(play.jobs('stock-norrland')[0]).toMatchObject({
    type: 'http',
    variables: { method: 'GET', url: '{{secrets.SUPPLIERS_URL}}/norrland/stock?article=NS-48&quantity=2' },
  });
  ordersPlaced(stockAnswered(play));
  expect(play.mail('confirm-order')).toMatchObject({
    to: 'Katrin Vogel <katrin.vogel@rheintal-systemhaus.example>',
    subject: 'Order confirmation, your reference RS-26-0881',
    text: expect.stringContaining('Total: € 184,600\n\nThe goods are expected on Thu 10 Dec.'),
  });
  expect(play.task('name-integrator')).toMatchObject({ assignee: 'katrin.vogel', form: 'name-integrator' });
  installed(play);
  expect(play.mail('confirm-installation')).toMatchObject({
    subject: 'Installation on Mon 14 Dec at Elbkontor Logistik AG',
    text: expect.stringContaining('Brandt & Köhler IT-Systeme GmbH installs; Miriam Yildiz'),
  });
  play.answer('record-level', () => ({ level: 'Gold', changed: true }));
  play.mail('tell-marketing');
  expect(play.outcome()).toBe('completed');
  expect(play.incidents()).toEqual([]);
  expect(play.variables).toMatchObject({
    bundleName: 'Vault 800 Resilience',
    orderValue: 184600,
    deliverTo: 'Speicherkai 8, 20457 Hamburg',
    goodsArriveOn: '2026-12-10',
    installationDate: '2026-12-14',
    integrator: 'Brandt & Köhler IT-Systeme GmbH',
  });
});

test('the four purchase orders share the ship-to address and the partner’s purchasing data', async () => {
  const play = stockAnswered(await submit());
  const bodies = play.jobs('send-purchase-orders').map(({ variables }) => variables.body as Variables);
  expect(bodies.map(({ article, quantity, price }) => [article, quantity, price])).toEqual([
    ['V800-368', 2, 118400],
    ['NS-48', 2, 17960],
    ['R42-6', 3, 11240],
    ['TB-36', 200, 37000],
  ]);
  for (const body of bodies) {
    expect(body).toMatchObject({
      reference: 'RS-26-0881',
      shipTo: { name: 'Elbkontor Logistik AG', street: 'Speicherkai 8', country: 'Germany' },
      buyer: { company: 'rheintal', name: 'Rheintal Systemhaus GmbH', reference: 'RS-26-0881' },
    });
  }
});

test('a bundle that cannot be built comes back to the rep with the reasons', async () => {
  const play = await submit({ backupTb: 150 });
  expect(play.open()).toEqual(['task correct-bundle']);
  expect(play.task('correct-bundle')).toMatchObject({ assignee: 'katrin.vogel' });
  expect(play.variables.bundle).toMatchObject({
    reasons: [
      'Tessera Backup 150 TB is less than half of 368 TB. Choose 200 TB, or a Vault 800 with 276 TB.',
    ],
  });
  const { model, capacityTb, licenceMonths, powerFeeds } = ORDER;
  const chosen = { model, capacityTb, licenceMonths, powerFeeds } as Variables;
  play.complete('correct-bundle', { ...chosen, backupTb: 175 });
  expect(play.open()).toEqual(['task correct-bundle']);
  play.complete('correct-bundle', { ...chosen, backupTb: 200 });
  expect(play.jobs('stock-tessera')[0]?.variables.url).toContain('quantity=200');
});

test('a supplier that does not answer in 30 s is asked by a person', async () => {
  const play = stockAnswered(await submit(), ['zzstor', 'kestrel', 'norrland']);
  play.fire('stock-tessera-late');
  expect(play.now).toBe('2026-11-19T09:14:32.000Z');
  expect(play.open()).toEqual(['task ask-tessera']);
  expect(play.task('ask-tessera')).toMatchObject({
    name: 'Ask Tessera for stock',
    teams: ['order-desk'],
    form: 'ask-for-stock',
    due: '2026-11-19T11:14:32.000Z',
    why: expect.stringContaining('Tessera Software’s stock service gave no answer'),
  });
  play.complete('ask-tessera', { answer: 'all', leavesOn: '2026-12-11', supplierReference: 'TS 7' });
  expect(play.variables.stockTessera).toMatchObject({ available: 200, asked: 200, arrivesOn: '2026-12-11' });
  ordersPlaced(play);
  play.mail('confirm-order');
  expect(play.variables.goodsArriveOn).toBe('2026-12-11');
});

test('the time to wait for suppliers can be set when the case starts', async () => {
  const play = await submit({ stockTimeout: 'PT2S' });
  play.fire('stock-kestrel-late');
  expect(play.now).toBe('2026-11-19T09:14:04.000Z');
});

test('a stock service that fails for good leads to the same person', async () => {
  const play = stockAnswered(await submit(), ['zzstor', 'tessera', 'norrland']);
  play.fail('stock-kestrel', 'NO_STOCK_ANSWER');
  expect(play.open()).toEqual(['task ask-kestrel']);
  play.complete('ask-kestrel', { answer: 'all', leavesOn: '2026-12-07' });
  expect(play.variables.stockKestrel).toMatchObject({ available: 3, arrivesOn: '2026-12-10' });
  expect(play.jobs('send-purchase-orders')).toHaveLength(4);
});

test('when one order is refused the others are cancelled and a person changes the article', async () => {
  const play = stockAnswered(await submit());
  play.answer('send-purchase-orders', orderAnswer(['tessera']), 201);
  expect(play.jobs('cancel-others').map(({ variables }) => variables.url)).toEqual([
    '{{secrets.SUPPLIERS_URL}}/zzstor/orders/zzstor-1/cancel',
    '{{secrets.SUPPLIERS_URL}}/norrland/orders/norrland-1/cancel',
    '{{secrets.SUPPLIERS_URL}}/kestrel/orders/kestrel-1/cancel',
  ]);
  play.answer('cancel-others', () => ({ status: 'cancelled' }));
  const task = play.task('decide-refused-article');
  expect(task.why).toContain('Tessera Software refused its purchase order. The other orders were cancelled');
  play.complete('decide-refused-article', {
    action: 'other',
    supplier: 'tessera',
    otherArticle: 'TB-60',
    note: 'TB-36 is sold out',
  });
  const articles = play.jobs('send-purchase-orders').map(({ variables }) => articleOf(variables));
  expect(articles).toEqual(['V800-368', 'NS-48', 'R42-6', 'TB-60']);
  ordersPlaced(play);
  expect(play.open()).toContain('job confirm-order');
});

test('the orders may also be sent again as they are', async () => {
  const play = stockAnswered(await submit());
  play.answer('send-purchase-orders', orderAnswer(['kestrel']), 201);
  play.answer('cancel-others', () => ({ status: 'cancelled' }));
  play.complete('decide-refused-article', { action: 'again', note: 'Kestrel sells it again' });
  const articles = play.jobs('send-purchase-orders').map(({ variables }) => articleOf(variables));
  expect(articles).toEqual(['V800-368', 'NS-48', 'R42-6', 'TB-36']);
});

test('an order that all suppliers refuse needs no cancelling; a person ends it and the rep is told', async () => {
  const play = stockAnswered(await submit());
  play.answer('send-purchase-orders', orderAnswer(SUPPLIER_IDS));
  play.complete('decide-refused-article', { action: 'end', note: 'Nothing can be had this year.' });
  expect(play.mail('tell-rep-ended')).toMatchObject({
    to: 'Katrin Vogel <katrin.vogel@rheintal-systemhaus.example>',
    text: expect.stringContaining('The reason: Nothing can be had this year.'),
  });
  expect(play.outcome()).toBe('completed');
  expect(play.passed('order-ended')).toBe(true);
});

test('no order goes out when a supplier cannot deliver all', async () => {
  const play = stockAnswered(await submit(), ['zzstor', 'tessera', 'kestrel']);
  play.fire('stock-norrland-late');
  play.complete('ask-norrland', { answer: 'some', available: 1, leavesOn: '2026-12-07' });
  expect(play.open()).toEqual(['task decide-refused-article']);
  expect(play.task('decide-refused-article').why).toContain('Norrland Switch cannot deliver all');
  expect(play.inputs('decide-refused-article')).toMatchObject({
    problems: [{ supplierName: 'Norrland Switch', article: 'NS-48', reason: 'Only 1 of 2 can be had.' }],
    supplier: 'norrland',
  });
  play.complete('decide-refused-article', {
    action: 'other',
    supplier: 'norrland',
    otherArticle: 'NS-64',
    note: 'Bigger ones are there',
  });
  expect(play.jobs('send-purchase-orders')).toHaveLength(4);
});

test('a supplier that says no on the telephone is no blind order', async () => {
  const play = stockAnswered(await submit(), ['zzstor', 'tessera', 'kestrel']);
  play.fire('stock-norrland-late');
  play.complete('ask-norrland', { answer: 'none' });
  expect(play.variables.stockNorrland).toMatchObject({ available: 0, arrivesOn: null });
  expect(play.open()).toEqual(['task decide-refused-article']);
});

test('a day that was taken meanwhile is looked for anew', async () => {
  const play = ordersPlaced(stockAnswered(await submit()));
  play.mail('confirm-order');
  play.complete('name-integrator', { integrator: 'Elbwerk Integration GmbH' });
  play.mail('tell-installation');
  play.answer('check-calendar', () => ({ free: ['2026-12-14'] }));
  play.complete('book-installation', { installationDate: '2026-12-14', onSite: 'Jonas Albrecht' });
  play.fail('enter-date', 'HTTP_409');
  expect(play.jobs('check-calendar')[0]?.variables.url).toContain('from=2026-12-12');
});

test('the co-op level is decided by the sales of twelve months', async () => {
  const play = ordersPlaced(stockAnswered(await submit()));
  play.mail('confirm-order');
  expect(play.variables.coOp).toMatchObject({
    before: 'Silver',
    level: 'Gold',
    sales12Months: 796900,
    stillToGo: 703100,
    budget: 23907,
  });
  expect(play.jobs('record-level')[0]?.variables).toMatchObject({
    method: 'PUT',
    url: '{{secrets.SUPPLIERS_URL}}/partners/rheintal/level',
    body: { level: 'Gold', sales12Months: 796900 },
  });
  play.answer('record-level', () => ({ level: 'Gold', changed: true }));
  expect(play.mail('tell-marketing')).toMatchObject({
    to: 'Sven Adler <sven.adler@rheintal-systemhaus.example>',
    subject: 'You reached Gold',
    text: expect.stringContaining('Still to go to Platinum: € 703,100.'),
  });
});

test('a partner whose level stays hears nothing of it', async () => {
  const play = stockAnswered(await submit());
  play.answer('send-purchase-orders', orderAnswer(), 201);
  recordsUpdated(play, 800000, 'Gold').mail('confirm-order');
  play.answer('record-level', () => ({ level: 'Gold', changed: false }));
  expect(play.open()).toEqual(['task name-integrator']);
  installed(play).mail('confirm-installation');
  expect(play.outcome()).toBe('completed');
});

test('the history tells the order as a person would', async () => {
  const play = stockAnswered(await submit({ backupTb: 150 }).then(corrected), [
    'zzstor',
    'kestrel',
    'norrland',
  ]);
  play.fire('stock-tessera-late').complete('ask-tessera', { answer: 'all', leavesOn: '2026-12-10' });
  play.answer('send-purchase-orders', orderAnswer(['kestrel']), 201);
  expect(play.told).toMatchObject({
    'send-purchase-orders': 'Purchase order refused by Kestrel Power',
  });
  play.answer('cancel-others', () => ({ status: 'cancelled' }));
  play.complete('decide-refused-article', { action: 'again', note: 'Asked' });
  ordersPlaced(play).mail('confirm-order');
  installed(play).mail('confirm-installation');
  play.answer('record-level', () => ({ level: 'Gold', changed: true })).mail('tell-marketing');
  expect(play.told).toMatchObject({
    'ask-all': 'Stock asked at four companies',
    'stock-kestrel': 'Kestrel Power has 3 of 3',
    'stock-tessera-late': 'Tessera Software did not answer in 30 s',
    'ask-tessera': 'Tessera Software has 200 of 200, told on the telephone',
    'send-purchase-orders': 'Four purchase orders sent',
    'update-records': 'Billing, partner and end-customer records updated',
    'work-out-level': 'Co-op level: Silver to Gold',
    'confirm-order': 'Order confirmation sent to Katrin Vogel',
    'tell-marketing': 'Gold notice sent to Sven Adler',
  });
  for (const sentence of Object.values(play.told)) expect(sentence).toEqual(expect.stringMatching(/\w/));
});

// ---------------------------------------------------------------------------------------------------------

function corrected(play: Play): Play {
  const { model, capacityTb, licenceMonths, powerFeeds } = ORDER;
  const chosen = { model, capacityTb, licenceMonths, powerFeeds } as Variables;
  return play.complete('correct-bundle', { ...chosen, backupTb: 200 });
}

function articleOf(variables: Variables): string {
  return (variables.body as { article: string }).article;
}
