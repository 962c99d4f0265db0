import type { CaseFilter } from '../api/queries.ts';

/** The filter of the list of cases, as it stands in the address of the page; what does not fit is left out. */
export function caseFilter(search: Record<string, unknown>): CaseFilter {
  const text = (name: string) => {
    const value = search[name];
    return typeof value === 'string' && value !== '' ? { [name]: value } : {};
  };
  const version = Number(search.version);
  return {
    ...(STATES.some((state) => state.value === search.state) ? { state: String(search.state) } : {}),
    ...text('process'),
    ...(Number.isInteger(version) && version > 0 ? { version } : {}),
    ...text('person'),
    ...text('q'),
  };
}

export const STATES = [
  { value: 'open', name: 'Open' },
  { value: 'incident', name: 'With an incident' },
  { value: 'ended', name: 'Ended' },
  { value: 'cancelled', name: 'Cancelled' },
] as const;
