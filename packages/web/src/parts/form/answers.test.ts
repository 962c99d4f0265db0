import { expect, it } from 'vitest';
import type { FormSchema } from '../../api/work-contract.ts';
import { answerKeys } from './answers.ts';

const radio = (count: number): FormSchema => ({
  type: 'radio',
  values: Array.from({ length: count }, (_, value) => ({ label: String(value), value })),
});

it('gives the first short choice its keys, also inside a group', () => {
  const schema = {
    components: [{ type: 'text' }, { type: 'group', components: [radio(6), radio(3)] }, radio(2)],
  };
  expect(answerKeys(schema)).toBe(3);
});

it('gives none to long choices and to choices known only later', () => {
  expect(answerKeys({ components: [radio(5), { type: 'radio', valuesExpression: '=list' }] })).toBe(0);
});
