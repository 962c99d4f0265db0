import { expect, test } from 'vitest';
import { playProcess } from './test/play.ts';

const COMPLAINT = {
  customer: 'Ostfalia Kliniken gGmbH',
  contactName: 'Thies Baumann',
  contactEmail: 't.baumann@ostfalia.example',
  matter: 'part',
  subject: 'wrong rack rails',
  description: 'Two of the four rails are missing.',
};
const PART = {
  remedy: 'part',
  partSupplier: 'kestrel',
  partArticle: 'KR42',
  partQuantity: 1,
  street: 'Kösliner Straße 12',
  postcode: '38642',
  city: 'Goslar',
  answerText: 'We are sorry. The rails are on their way.',
};

test('a complaint is answered with a part that is ordered first', async () => {
  const play = await playProcess('complaint.bpmn', COMPLAINT);
  expect(play.task('answer-complaint')).toMatchObject({ teams: ['order-desk'], form: 'answer-complaint' });
  play.complete('answer-complaint', PART);
  expect(play.jobs('order-part')[0]?.variables).toMatchObject({
    url: '{{secrets.SUPPLIERS_URL}}/kestrel/orders',
    body: { article: 'KR42', quantity: 1, shipTo: { name: 'Ostfalia Kliniken gGmbH', city: 'Goslar' } },
  });
  play.answer('order-part', () => ({ status: 'accepted', order: 'KP-1', arrivesOn: '2026-12-10' }), 201);
  expect(play.mail('send-answer')).toMatchObject({
    to: 't.baumann@ostfalia.example',
    text: expect.stringContaining('The part arrives on Thu 10 Dec.'),
  });
  expect(play.outcome()).toBe('completed');
  expect(play.incidents()).toEqual([]);
});

test('a part that is refused brings the complaint back', async () => {
  const play = await playProcess('complaint.bpmn', COMPLAINT);
  play.complete('answer-complaint', PART);
  play.answer('order-part', () => ({ status: 'refused', reason: 'Article KR42 is not sold at present.' }));
  play.complete('answer-complaint', { remedy: 'explain', answerText: 'The rails come in two weeks.' });
  expect(play.mail('send-answer').text).toBe(
    'Dear Thies Baumann,\n\nThe rails come in two weeks.\n\nYour Order desk, ZZStor',
  );
  expect(play.outcome()).toBe('completed');
});

test('a complaint that waits for four hours is told to the team lead, and still waits', async () => {
  const play = await playProcess('complaint.bpmn', COMPLAINT);
  play.fire('four-hours-gone');
  expect(play.mail('tell-lead')).toMatchObject({ to: 'aoife.brennan@zzstor.example' });
  expect(play.open()).toEqual(['task answer-complaint']);
});

const MOVE = {
  company: 'Brandt & Köhler IT-Systeme GmbH',
  street: 'Bredstedter Straße 22',
  postcode: '22525',
  city: 'Hamburg',
  country: 'Germany',
  contactName: 'Birte Köhler',
  contactEmail: 'birte.koehler@brandt-koehler.example',
  source: 'letter',
};

test('a right change of address reaches three systems', async () => {
  const play = await playProcess('change-of-address.bpmn', MOVE);
  play.complete('check-address', { correct: 'yes' });
  expect(play.jobs('change-address').map(({ variables }) => variables.url)).toEqual([
    '{{secrets.SUPPLIERS_URL}}/billing/addresses',
    '{{secrets.SUPPLIERS_URL}}/partners/addresses',
    '{{secrets.SUPPLIERS_URL}}/customers/addresses',
  ]);
  play.answer('change-address', () => ({ status: 'changed' }));
  expect(play.mail('confirm-address').text).toContain(
    'goes to Bredstedter Straße 22, 22525 Hamburg, Germany.',
  );
  expect(play.outcome()).toBe('completed');
});

test('a wrong change of address is explained', async () => {
  const play = await playProcess('change-of-address.bpmn', MOVE);
  play.complete('check-address', { correct: 'no', reason: 'There is no number 22.' });
  expect(play.mail('explain-address').text).toContain('The reason: There is no number 22.');
  expect(play.outcome()).toBe('completed');
});
