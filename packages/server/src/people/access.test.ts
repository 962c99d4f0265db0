import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '../http/actor.ts';
import { companyScope, isOffered, mayAssign, maySeeCase, mayStart, mayWorkOn } from './access.ts';

function actor(role: Role, more: Partial<Actor> = {}): Actor {
  return {
    handle: 'lena.hartwig',
    name: 'Lena',
    email: 'l@x.example',
    roles: [role],
    teams: ['order-desk'],
    company: 'zzstor',
    companyName: 'ZZStor',
    inside: true,
    kind: 'person',
    ...more,
  };
}

const worker = actor('worker');
const partner = actor('partner', {
  handle: 'katrin.vogel',
  company: 'rheintal',
  inside: false,
  teams: ['rheintal-sales'],
});

describe('cases', () => {
  it('are all seen by our own people, and by partners those of their company', () => {
    expect([companyScope(worker), companyScope(partner)]).toEqual([undefined, 'rheintal']);
    expect(maySeeCase(worker, { company: 'rheintal' })).toBe(true);
    expect(maySeeCase(partner, { company: 'rheintal' })).toBe(true);
    expect(maySeeCase(partner, { company: 'isartal' })).toBe(false);
    expect(maySeeCase(partner, { company: null })).toBe(false);
  });
});

describe('a task', () => {
  it.each([
    ['given to the person', { assignee: 'lena.hartwig', teams: ['other'] }, true],
    ['offered to the person', { people: ['lena.hartwig'], teams: [] }, true],
    ['offered to the team', { teams: ['other', 'order-desk'], assignee: 'tomasz.wolski' }, true],
    ['offered to another team', { teams: ['other'] }, false],
    ['given to somebody else', { assignee: 'tomasz.wolski' }, false],
    ['offered to nobody in particular', { assignee: null, teams: [], people: [] }, true],
  ])('%s is for a worker: %j %s', (_, task, may) => {
    expect(mayWorkOn(worker, task)).toBe(may);
  });

  it('of other teams is open to those who assign work, and they assign', () => {
    for (const role of ['team-lead', 'operations-manager', 'administrator'] as const) {
      expect(mayWorkOn(actor(role), { teams: ['other'] })).toBe(true);
      expect(mayAssign(actor(role))).toBe(true);
    }
    expect(mayAssign(worker)).toBe(false);
    expect(mayWorkOn(actor('analyst'), { teams: ['other'] })).toBe(false);
  });

  it('is for a partner only when it was offered to them, whatever roles they hold', () => {
    expect(mayWorkOn(partner, {})).toBe(false);
    expect(isOffered(partner, { teams: ['rheintal-sales'] })).toBe(true);
    expect(mayWorkOn({ ...partner, roles: ['team-lead'] }, { teams: ['order-desk'] })).toBe(false);
  });
});

describe('a process', () => {
  it('is started by its starters: roles or teams', () => {
    expect(mayStart(partner, ['partner'])).toBe(true);
    expect(mayStart(partner, ['rheintal-sales'])).toBe(true);
    expect(mayStart(worker, ['partner'])).toBe(false);
    expect(mayStart(actor('administrator', { teams: [] }), ['partner'])).toBe(true);
  });

  it('that names none is started by those who work on cases', () => {
    expect([mayStart(worker, []), mayStart(partner, []), mayStart(actor('analyst'), [])]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
