import type { Variables } from '@throughline/processes';
import { expect, test } from 'vitest';
import { SUPPLIERS } from './suppliers/catalogue.ts';
import { answerDecision } from './test/decisions.ts';

const NOW = '2026-11-19T09:14:02.000Z';
const CHOSEN = { model: 'Vault 800', capacityTb: 368, backupTb: 200, licenceMonths: 36, powerFeeds: 2 };

interface Bundle {
  readonly allowed: boolean;
  readonly reasons: readonly string[];
  readonly name: string | null;
  readonly total: number;
  readonly components: readonly {
    readonly supplier: keyof typeof SUPPLIERS;
    readonly article: string;
    readonly quantity: number;
    readonly price: number;
    readonly why: string;
  }[];
}

test('the bundle of ORD-11872 is what the extranet shows', () => {
  const bundle = bundleOf({});
  expect(bundle).toMatchObject({ allowed: true, reasons: [], name: 'Vault 800 Resilience', total: 184600 });
  expect(bundle.components.map(({ price }) => price)).toEqual([118400, 17960, 11240, 37000]);
  expect(bundle.components.map(({ why }) => why)).toEqual([
    'You chose this. Everything below follows from it.',
    'Two nodes copy to each other over 25 GbE, one switch for each path.',
    'Each node draws 2.8 kVA. The room has two feeds, so two supplies.',
    'At least half of the raw capacity must be licensed: 184 TB, sold in steps of 50 TB.',
  ]);
});

test.each([
  [
    { backupTb: 150 },
    'Tessera Backup 150 TB is less than half of 368 TB. Choose 200 TB, or a Vault 800 with 276 TB.',
  ],
  [{ backupTb: 100 }, 'Tessera Backup 100 TB is less than half of 368 TB. Choose 200 TB.'],
  [{ backupTb: 190 }, 'Tessera Backup is sold in steps of 50 TB. Choose 200 TB instead of 190 TB.'],
  [{ capacityTb: 552, backupTb: 300 }, 'Vault 800 does not come with 552 TB. Choose 276 or 368 TB.'],
  [{ model: 'Vault 900' }, 'Vault 900 is not sold. Choose Vault 400, Vault 800 or Vault 1600.'],
  [{ licenceMonths: 24 }, 'Tessera Backup does not run for 24 months. Choose 12, 36 or 60 months.'],
  [{ powerFeeds: 3 }, 'A rack takes one or two power feeds, not 3.'],
  [
    { model: 'Vault 1600', capacityTb: 736, backupTb: 400, powerFeeds: 1 },
    'The four nodes of a Vault 1600 draw 11.2 kVA, more than one feed carries. The room needs two power feeds.',
  ],
])('%j is refused with the reason', (changes, reason) => {
  expect(bundleOf(changes)).toMatchObject({ allowed: false, reasons: [reason], components: [], total: 0 });
});

test('every rule that is broken gives its reason', () => {
  expect(bundleOf({ backupTb: 160, licenceMonths: 24 }).reasons).toHaveLength(3);
});

test('every bundle that can be built is made of articles the four companies know', () => {
  const sizes = { 'Vault 400': [138, 184], 'Vault 800': [276, 368], 'Vault 1600': [552, 736] };
  for (const [model, capacities] of Object.entries(sizes)) {
    for (const capacityTb of capacities) {
      for (const licenceMonths of [12, 36, 60]) {
        const bundle = bundleOf({ model, capacityTb, backupTb: 400, licenceMonths });
        expect(bundle.allowed).toBe(true);
        for (const { supplier, article, quantity } of bundle.components) {
          expect(SUPPLIERS[supplier].articles).toHaveProperty([article]);
          expect(quantity).toBeGreaterThan(0);
        }
        expect(bundle.total).toBe(bundle.components.reduce((sum, { price }) => sum + price, 0));
      }
    }
  }
});

test.each([
  [0, 'Registered'],
  [299_999.99, 'Registered'],
  [300_000, 'Silver'],
  [749_999.99, 'Silver'],
  [750_000, 'Gold'],
  [1_499_999.99, 'Gold'],
  [1_500_000, 'Platinum'],
])('sales of %d make a partner %s', (sales12Months, level) => {
  expect(outputOf('co-op-level', { sales12Months })).toMatchObject({ level });
});

// ---------------------------------------------------------------------------------------------------------

function bundleOf(changes: Variables): Bundle {
  return outputOf('bundle', { ...CHOSEN, ...changes }) as unknown as Bundle;
}

function outputOf(decision: string, variables: Variables) {
  const answer = answerDecision(decision, variables, NOW);
  if (!answer.ok) throw new Error(answer.sentence);
  return answer.output;
}
