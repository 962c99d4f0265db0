import { expect, it } from 'vitest';
import { widenLabels } from './widen-labels.ts';

it('widens labels around their middle and leaves the rest', () => {
  const bounds = { x: 100, width: 18 };
  widenLabels({ diagrams: [{ plane: { planeElement: [{ label: { bounds } }, {}, { label: {} }] } }] });
  expect(bounds).toEqual({ x: 93, width: 32 });
});
