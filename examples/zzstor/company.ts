import { readFileSync } from 'node:fs';

export type CompanyRole = 'own' | 'supplier' | 'partner' | 'integrator' | 'customer';

export interface Contact {
  readonly name: string;
  readonly title?: string;
  readonly email: string;
}

/** One company may be several things at once: Elbkontor buys storage and rents out storage space. */
export interface Company {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly CompanyRole[];
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly country: string;
  readonly email?: string;
  readonly phone?: string;
  /** When it takes goods: "Mon–Fri 06:00–14:00, gate 3". */
  readonly goodsIn?: string;
  /** Of a partner: level, sales of the last twelve months in euro, and who does its marketing. */
  readonly coOpLevel?: string;
  readonly sales12Months?: number;
  readonly marketing?: Contact;
  /** Of a customer: since when (`2023-06`), through which partner, and whom to ask. */
  readonly customerSince?: string;
  readonly partner?: string;
  readonly contact?: Contact;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly function: string;
  readonly company: string;
}

export interface Person {
  readonly handle: string;
  readonly name: string;
  readonly email: string;
  /** What they are, in words: "Field rep". */
  readonly title: string;
  readonly roles: readonly string[];
  readonly teams: readonly string[];
  readonly company: string;
}

export interface CompanyFile {
  readonly companies: readonly Company[];
  readonly teams: readonly Team[];
  readonly people: readonly Person[];
}

/** The demonstration's companies, teams and people, as `company.json` holds them. */
export function company(): CompanyFile {
  return JSON.parse(readFileSync(new URL('company.json', import.meta.url), 'utf8')) as CompanyFile;
}
