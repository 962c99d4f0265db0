/** The four companies whose components make a bundle. */
export const COMPANIES = ['zzstor', 'kestrel', 'norrland', 'tessera'] as const;
export type CompanyId = (typeof COMPANIES)[number];

/** ZZStor's own record systems and the installation team's calendar. */
export const RECORDS = ['billing', 'partners', 'customers', 'calendar'] as const;
type RecordSystem = (typeof RECORDS)[number];

/** Whatever can be made slow or made to fail. */
export type SystemId = CompanyId | RecordSystem;

export function isCompany(id: string): id is CompanyId {
  return COMPANIES.some((company) => company === id);
}

export function isSystem(id: string): id is SystemId {
  return isCompany(id) || RECORDS.some((system) => system === id);
}
