import { type MemberKind, memberKey, type Person } from '../src/people/person.ts';
import type { Spine } from '../src/spine/spine.ts';

const companies = [
  { id: 'zzstor', name: 'ZZStor GmbH', kind: 'own' },
  { id: 'rheintal', name: 'Rheintal Systemhaus GmbH', kind: 'partner' },
  { id: 'saechsische', name: 'Sächsische Datentechnik GmbH', kind: 'partner' },
];

const teams = [
  { id: 'order-desk', name: 'Order desk', function: 'sales', company: 'zzstor' },
  { id: 'installation', name: 'Installation Germany', function: 'services', company: 'zzstor' },
  { id: 'rheintal-marketing', name: 'Rheintal marketing', function: 'partner', company: 'rheintal' },
];

const people = [
  person('lena.hartwig', 'Lena Hartwig', 'worker', 'zzstor', ['order-desk']),
  person('tim.wolter', 'Tim Wolter', 'worker', 'zzstor', ['order-desk']),
  person('miriam.yildiz', 'Miriam Yildiz', 'worker', 'zzstor', ['installation']),
  person('aoife.brennan', 'Aoife Brennan', 'team-lead', 'zzstor', ['order-desk']),
  person('sofia.lindqvist', 'Sofia Lindqvist', 'operations-manager', 'zzstor', []),
  person('nora.lang', 'Nora Lang', 'integrator', 'zzstor', []),
  person('katrin.vogel', 'Katrin Vogel', 'partner', 'rheintal', []),
  person('sven.adler', 'Sven Adler', 'partner', 'rheintal', ['rheintal-marketing']),
  person('jan.fischer', 'Jan Fischer', 'worker', 'rheintal', []),
  person('falk.petzold', 'Falk Petzold', 'partner', 'saechsische', []),
];

function person(
  handle: string,
  name: string,
  role: Person['roles'][number],
  company: string,
  of: string[],
): Person {
  const email = `${handle}@${company}.example`;
  return { handle, name, email, title: null, company, roles: [role], teams: of, active: true };
}

/** Two partner companies and our own, with the people the tests act as. */
export async function addPeople(spine: Spine): Promise<void> {
  const put = (kind: MemberKind, name: string, member: object) =>
    spine.submit({ kind, subject: memberKey(kind, name), command: { type: 'put', member }, actor: 'system' });
  for (const company of companies) await put('company', company.id, company);
  for (const team of teams) await put('team', team.id, team);
  for (const someone of people) await put('person', someone.handle, someone);
}
