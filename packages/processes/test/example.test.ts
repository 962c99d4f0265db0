import { expect, test } from 'vitest';

test('the example of the README runs to its end', async () => {
  const { events, state } = await import('../example/order.ts');
  expect(state).toMatchObject({
    ended: 'completed',
    variables: { customer: 'Contoso', amount: 1200, approved: true },
  });
  expect(events[0]).toMatchObject({ type: 'case.started', title: 'Order of Contoso' });
});
