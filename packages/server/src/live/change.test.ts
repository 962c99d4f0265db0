import { expect, it } from 'vitest';
import { changeFor, type News } from './change.ts';

const news = (type: string, subject: string, task?: string): News => ({
  id: '1',
  kind: 'case',
  type,
  subject,
  task,
});
const all = { seesCase: () => true, seesTask: () => true };
const nothing = { seesCase: () => false, seesTask: () => false };

it('gathers cases once each, and what lists may look different', () => {
  const happened = [
    news('task.created', '7', '8'),
    news('task.completed', '7', '8'),
    news('incident.raised', '9'),
  ];
  expect(changeFor(happened, all)).toEqual({
    cases: ['7', '9'],
    tasks: true,
    incidents: true,
    definitions: false,
  });
  expect(changeFor(happened, all, ['9'])).toMatchObject({ cases: ['9'], tasks: false });
});

it('tells nobody of what they may not see', () => {
  const happened = [news('task.created', '7', '8'), news('incident.raised', '7')];
  expect(changeFor(happened, nothing)).toBeUndefined();
  const asked = { ...nothing, seesTask: (key: string) => key === '8' };
  expect(changeFor(happened, asked)).toEqual({
    cases: [],
    tasks: true,
    incidents: false,
    definitions: false,
  });
});

it('tells everybody of new definitions, and nobody of people and messages', () => {
  const published: News = { id: '1', kind: 'library', type: 'definition.published', subject: '1' };
  expect(changeFor([published], nothing)).toMatchObject({ cases: [], definitions: true });
  expect(changeFor([{ ...published, kind: 'person', type: 'person.changed' }], all)).toBeUndefined();
});
