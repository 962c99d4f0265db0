import type { Snapshot } from '../people/people.ts';
import type { TaskRow } from './case-rows.ts';
import type { OpenPlace, PlaceKind } from './open-places.ts';
import { personNamed } from './reads.ts';
import { sayMoment } from './say-moment.ts';

export type WaitingTask = Pick<TaskRow, 'key' | 'name' | 'assignee' | 'teams' | 'people'>;

export interface WaitsForOptions {
  readonly tasks: ReadonlyMap<string, WaitingTask>;
  readonly people: Snapshot;
  readonly now: Date;
  readonly timeZone: string;
}

const ORDER: readonly PlaceKind[] = [
  ...(['incident', 'task', 'timer', 'message', 'signal', 'condition', 'case', 'work', 'join'] as const),
];

/** What an open case waits for, in words: "Ask Norrland for stock, Lena Hartwig"; undefined when that cannot be said. */
export function waitsFor(places: readonly OpenPlace[], options: WaitsForOptions): string | undefined {
  const waiting = places.filter(({ kind }) => kind !== 'join');
  const first = waiting.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))[0];
  if (!first) return undefined;
  const more = waiting.length > 1 ? ` and ${waiting.length - 1} more` : '';
  return sentence(first, options) + more;
}

function sentence({ kind, name, until, waits }: OpenPlace, options: WaitsForOptions): string {
  if (kind === 'incident') return `${name}, stopped`;
  const task = kind === 'task' ? options.tasks.get(waits[0]!) : undefined;
  if (task) return `${task.name}, ${whoOf(task, options.people)}`;
  if (until === undefined) return name;
  return `${name}, until ${sayMoment(new Date(until), options.now, options.timeZone)}`;
}

function whoOf({ assignee, teams, people }: WaitingTask, snapshot: Snapshot): string {
  if (assignee) return personNamed(assignee, snapshot).name;
  const offered = [
    ...teams.map((team) => snapshot.teams.get(team)?.name ?? team),
    ...people.map((handle) => personNamed(handle, snapshot).name),
  ];
  return offered.length > 0 ? offered.join(' or ') : 'nobody yet';
}
