import type { Actor } from '../http/actor.ts';
import type { Spine } from '../spine/spine.ts';
import { OWN_ROLES } from './access.ts';
import { concernsPeople } from './member-types.ts';
import type { Company, Person, Team } from './person.ts';

/** Everybody there is, at one moment. */
export interface Snapshot {
  readonly people: ReadonlyMap<string, Person>;
  readonly teams: ReadonlyMap<string, Team>;
  readonly companies: ReadonlyMap<string, Company>;
}

/** Milliseconds after which changes made on other nodes are seen; those of this node are seen at once. */
const FRESH = 5_000;

/** Who there is: kept in memory, because nearly every answer names people and every request asks for one. */
export class Directory {
  readonly #spine: Spine;
  #loaded: Promise<Snapshot> | undefined;
  #until = 0;

  constructor(spine: Spine) {
    this.#spine = spine;
    spine.onCommit((events) => {
      if (events.some(concernsPeople)) this.#loaded = undefined;
    });
  }

  snapshot(): Promise<Snapshot> {
    const now = this.#spine.now().getTime();
    if (this.#loaded === undefined || now >= this.#until) {
      this.#until = now + FRESH;
      const loading = load(this.#spine);
      this.#loaded = loading;
      // A failed look-up is not kept.
      loading.catch(() => {
        if (this.#loaded === loading) this.#loaded = undefined;
      });
    }
    return this.#loaded;
  }

  /** The actor a person is; null for a stranger or one who was switched off. */
  async actor(handle: string, kind: Actor['kind']): Promise<Actor | null> {
    const { people, companies } = await this.snapshot();
    const person = people.get(handle);
    if (!person?.active) return null;
    const company = companies.get(person.company);
    const inside = company?.kind === 'own';
    const { name, email, teams } = person;
    const roles = inside ? person.roles : person.roles.filter((role) => !OWN_ROLES.includes(role));
    return {
      handle,
      name,
      email,
      roles,
      teams,
      company: person.company,
      companyName: company?.name ?? person.company,
      inside,
      kind,
    };
  }
}

async function load({ store }: Spine): Promise<Snapshot> {
  const [people, teams, companies] = await Promise.all([
    store.query<Person>(
      'select handle, name, email, title, company, roles, teams, active from people order by name, handle',
    ),
    store.query<Team>('select id, name, function, company from teams order by name, id'),
    store.query<Company>('select id, name, kind from companies order by name, id'),
  ]);
  return {
    people: new Map(people.map((person) => [person.handle, person])),
    teams: new Map(teams.map((team) => [team.id, team])),
    companies: new Map(companies.map((company) => [company.id, company])),
  };
}
