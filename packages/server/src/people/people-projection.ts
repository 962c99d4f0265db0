import type { Projection, TableSpec } from '../spine/spine.ts';
import type { Token } from './member-types.ts';
import type { Company, Person, Team } from './person.ts';

const companies: TableSpec = {
  name: 'companies',
  columns: { key: 'bigint', id: 'text', name: 'text', kind: 'text' },
  key: ['key'],
};
const teams: TableSpec = {
  name: 'teams',
  columns: { key: 'bigint', id: 'text', name: 'text', function: 'text', company: 'text' },
  key: ['key'],
};
const people: TableSpec = {
  name: 'people',
  columns: {
    key: 'bigint',
    handle: 'text',
    name: 'text',
    email: 'text',
    title: 'text',
    company: 'text',
    roles: 'text[]',
    teams: 'text[]',
    active: 'boolean',
  },
  key: ['key'],
};
const tokens: TableSpec = {
  name: 'api_tokens',
  columns: {
    key: 'bigint',
    person: 'text',
    name: 'text',
    starts: 'text',
    created_at: 'timestamptz',
    expires_at: 'timestamptz',
  },
  key: ['key'],
};

const TABLES: Readonly<Record<string, TableSpec>> = { company: companies, team: teams, person: people };

/** Companies, teams, people and tokens as tables. A member's event data is its row, or the columns that change. */
export const peopleProjection: Projection = {
  tables: [companies, teams, people, tokens],
  apply(event, changes) {
    const key = event.subject;
    const table = TABLES[event.kind];
    if (table && event.type.endsWith('.added')) {
      changes.insert(table, { key, ...(event.data as Company | Team | Person) });
    } else if (table && event.type.endsWith('.changed')) {
      changes.update(table, { key, ...event.data });
    } else if (event.type === 'token.created') {
      const { person, name, starts, expiresAt } = event.data as Token;
      changes.insert(tokens, { key, person, name, starts, created_at: event.at, expires_at: expiresAt });
    } else if (event.type === 'token.revoked') {
      changes.delete(tokens, { key });
    }
  },
};
