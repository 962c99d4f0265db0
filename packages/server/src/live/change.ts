import { CASE } from '../cases/cases.ts';

/** As much of an event as a page that is open needs to know of it. */
export interface News {
  readonly id: string;
  readonly kind: string;
  readonly type: string;
  readonly subject: string;
  /** The task the event is about. */
  readonly task?: string | null | undefined;
}

/** What a page that is open should ask for again. */
export interface Change {
  readonly cases: readonly string[];
  readonly tasks: boolean;
  readonly incidents: boolean;
  readonly definitions: boolean;
}

/** What somebody may see of the cases and tasks in the news. */
export interface Sight {
  readonly seesCase: (key: string) => boolean;
  readonly seesTask: (key: string) => boolean;
}

export const EVERYTHING: Change = { cases: [], tasks: true, incidents: true, definitions: true };

/** The news for one reader; undefined when there are none. `subjects` narrows them to some cases. */
export function changeFor(
  news: readonly News[],
  { seesCase, seesTask }: Sight,
  subjects?: readonly string[],
): Change | undefined {
  const wanted = subjects ? news.filter(({ subject }) => subjects.includes(subject)) : news;
  const ofCases = wanted.filter(({ kind }) => kind === CASE);
  const seen = ofCases.filter(({ subject }) => seesCase(subject));
  const tasks = ofCases.filter(({ type }) => type.startsWith('task.'));
  const change: Change = {
    cases: [...new Set(seen.map(({ subject }) => subject))],
    tasks: tasks.some(({ subject, task }) => seesCase(subject) || (task ? seesTask(task) : false)),
    incidents: seen.some(({ type }) => type.startsWith('incident.')),
    definitions: wanted.some(({ type }) => type === 'definition.published'),
  };
  const { cases, ...flags } = change;
  return cases.length > 0 || Object.values(flags).some(Boolean) ? change : undefined;
}
