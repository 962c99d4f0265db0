import { describe, expect, it } from 'vitest';
import type { Task } from '../api/work-contract.ts';
import { groupTasks, neighbour } from './task-groups.ts';

const now = new Date(2026, 10, 19, 10, 42);
const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000).toISOString();

function task(key: string, more: Partial<Task> = {}): Task {
  return {
    key,
    name: key,
    element: key,
    state: 'open',
    createdAt: at(-1),
    priority: 50,
    assignee: null,
    teams: [],
    case: { key: '1', title: 'Order', process: { id: 'p', name: 'P', version: 1 }, stages: [] },
    ...more,
  };
}

const shape = (tasks: readonly Task[]) =>
  groupTasks(tasks, now).map((group) => [group.name, ...group.tasks.map((each) => each.key)]);

describe('a queue', () => {
  it('stands under the heads a person plans by, most urgent first', () => {
    const tasks = [
      task('none'),
      task('later', { due: at(72) }),
      task('soon', { due: at(1) }),
      task('tomorrow', { due: at(24) }),
      task('today', { due: at(4) }),
      task('missed', { due: at(-0.5) }),
    ];
    expect(shape(tasks)).toEqual([
      ['Missed', 'missed'],
      ['In the next 2 hours', 'soon'],
      ['Today', 'today'],
      ['Tomorrow', 'tomorrow'],
      ['Later', 'later'],
      ['No due time', 'none'],
    ]);
  });

  it('puts older before younger, then higher priority first', () => {
    const tasks = [
      task('young', { createdAt: at(-1) }),
      task('plain', { createdAt: at(-3) }),
      task('urgent', { createdAt: at(-3), priority: 90 }),
    ];
    expect(shape(tasks)).toEqual([['No due time', 'urgent', 'plain', 'young']]);
  });
});

describe('the next task', () => {
  const list = [task('a'), task('b'), task('c')];

  it('is the one after', () => {
    expect(neighbour(list, 'b')?.key).toBe('c');
  });

  it('is the one before at the end of the list', () => {
    expect(neighbour(list, 'c')?.key).toBe('b');
  });

  it('is none in a list of one', () => {
    expect(neighbour([task('a')], 'a')).toBeUndefined();
  });
});
