import type { CompanyId } from './systems.ts';

interface Supplier {
  /** How its order numbers begin. */
  readonly prefix: string;
  /** Days from the order until the goods are at the end customer's door. */
  readonly leadDays: number;
  /** Days of these that the goods travel. */
  readonly travelDays: number;
  readonly articles: Readonly<Record<string, string>>;
  /** The most that one order can have of an article; the others never run out. */
  readonly most?: Readonly<Record<string, number>>;
}

export const SUPPLIERS: Readonly<Record<CompanyId, Supplier>> = {
  zzstor: {
    prefix: 'ZZ',
    leadDays: 21,
    travelDays: 1,
    articles: {
      'V400-138': 'Vault 400, one node, 138 TB',
      'V400-184': 'Vault 400, one node, 184 TB',
      'V800-276': 'Vault 800, two nodes, 276 TB',
      'V800-368': 'Vault 800, two nodes, 368 TB',
      'V1600-552': 'Vault 1600, four nodes, 552 TB',
      'V1600-736': 'Vault 1600, four nodes, 736 TB',
    },
  },
  kestrel: {
    prefix: 'KP',
    leadDays: 21,
    travelDays: 3,
    articles: {
      'R42-6': 'R42 rack with 6 kVA supply',
      'R42-8': 'R42 rack with 8 kVA supply',
      KR42: 'R42 rail kit, 4 pieces',
    },
  },
  norrland: {
    prefix: 'NSO',
    leadDays: 20,
    travelDays: 2,
    articles: { 'NS-48': 'NS-48 switch, 25 GbE', 'NS-64': 'NS-64 switch, 25 GbE' },
  },
  tessera: {
    prefix: 'TS',
    leadDays: 21,
    travelDays: 0,
    articles: {
      'TB-12': 'Tessera Backup, 12 months',
      'TB-36': 'Tessera Backup, 36 months',
      'TB-60': 'Tessera Backup, 60 months',
    },
    most: { 'TB-36': 1000 },
  },
};
