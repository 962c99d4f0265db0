import type { Json, Variables } from '@throughline/processes';
import { type OpenJob, type Play, playProcess } from './play.ts';

export const SUPPLIER_IDS = ['zzstor', 'kestrel', 'norrland', 'tessera'];

/** ORD-11872, as Katrin Vogel submits it. */
export const ORDER: Variables = {
  starter: {
    handle: 'katrin.vogel',
    name: 'Katrin Vogel',
    email: 'katrin.vogel@rheintal-systemhaus.example',
    company: 'rheintal',
    companyName: 'Rheintal Systemhaus GmbH',
  },
  endCustomer: 'Elbkontor Logistik AG',
  street: 'Speicherkai 8',
  postcode: '20457',
  city: 'Hamburg',
  contactName: 'Jan Petersen',
  goodsIn: 'Mon–Fri 06:00–14:00, gate 3',
  reference: 'RS-26-0881',
  model: 'Vault 800',
  capacityTb: 368,
  backupTb: 200,
  licenceMonths: 36,
  powerFeeds: 2,
};

export function submit(changes: Variables = {}): Promise<Play> {
  return playProcess('partner-order.bpmn', { ...ORDER, ...changes });
}

/** All four stock services answer that they have everything. */
export function stockAnswered(play: Play, ids: readonly string[] = SUPPLIER_IDS): Play {
  for (const id of ids) {
    play.answer(`stock-${id}`, ({ variables }) => {
      const line = variables.line as { article: string; quantity: number };
      const arrivesOn = id === 'norrland' ? '2026-12-09' : '2026-12-10';
      const { article, quantity } = line;
      return {
        company: id,
        article,
        asked: quantity,
        available: quantity,
        leavesOn: '2026-12-07',
        arrivesOn,
      };
    });
  }
  return play;
}

/** What a supplier answers to a purchase order; `refusing` says no. */
export function orderAnswer(refusing: readonly string[] = []): (job: OpenJob) => Json {
  return ({ variables }): Json => {
    const { supplier, article } = variables.line as { supplier: string; article: string };
    if (refusing.includes(supplier)) {
      return { status: 'refused', company: supplier, reason: `Article ${article} is not sold at present.` };
    }
    return { status: 'accepted', company: supplier, order: `${supplier}-1`, arrivesOn: '2026-12-10' };
  };
}

/** The three record systems answer; the partner had `before` euro of sales and the level `level`. */
export function recordsUpdated(play: Play, before = 612300, level = 'Silver'): Play {
  const marketing = { name: 'Sven Adler', email: 'sven.adler@rheintal-systemhaus.example' };
  return play.answer('update-records', ({ variables }): Json => {
    const { path, body } = variables.record as { path: string; body: { amount: number } };
    if (!path.startsWith('/partners/')) return { system: path.split('/')[1]! };
    const sales12Months = before + body.amount;
    return { system: 'partners', level, salesBefore: before, sales12Months, marketing };
  });
}

/** From the purchase orders to the open integrator task and co-op branch. */
export function ordersPlaced(play: Play): Play {
  play.answer('send-purchase-orders', orderAnswer(), 201);
  return recordsUpdated(play);
}

/** The integrator is named, the calendar asked, the date booked and confirmed. */
export function installed(play: Play): Play {
  play.complete('name-integrator', { integrator: 'Brandt & Köhler IT-Systeme GmbH' });
  play.mail('tell-installation');
  play.answer('check-calendar', () => ({ free: ['2026-12-14', '2026-12-15', '2026-12-16'] }));
  play.complete('book-installation', { installationDate: '2026-12-14', onSite: 'Miriam Yildiz' });
  return play.answer('enter-date', () => ({ status: 'booked', booking: 'B-1' }), 201);
}
