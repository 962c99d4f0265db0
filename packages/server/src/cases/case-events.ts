import type { RecordedEvent } from '../spine/spine.ts';
import type { CaseEventAnswer, FunctionId } from './case-answers.ts';
import type { CaseSubject } from './case-type.ts';
import { actorOf } from './event-actor.ts';
import { readHistory, replayHistory, type Visit } from './history.ts';
import type { KnownProcess } from './known-processes.ts';
import { personNamed, type Reads } from './reads.ts';
import { Story } from './story.ts';

export interface ToldCase {
  readonly events: readonly CaseEventAnswer[];
  /** The case after its last event. */
  readonly state: CaseSubject;
}

/** The whole history of a case in words. `also` sees each step of the replay. */
export async function tellCase(
  reads: Reads,
  key: string,
  process: KnownProcess,
  also: Visit = () => undefined,
): Promise<ToldCase> {
  const history = await readHistory(reads, key);
  const people = await reads.directory.snapshot();
  const modelOf = ({ version }: RecordedEvent) =>
    version === undefined ? process.model : reads.models.loaded(version);
  const story = new Story(modelOf, (handle) => personNamed(handle, people).name);
  const state = replayHistory(reads.models, history, (event, after, before) => {
    story.note(event, after, before);
    also(event, after, before);
  });
  const events = history.map((event): CaseEventAnswer => {
    const says = story.says(event.seq);
    const element = modelOf(event).elementOf.get(event.element ?? '');
    return {
      seq: event.seq,
      at: event.at,
      type: event.type,
      ...(says === undefined ? {} : { says }),
      actor: actorOf(event, process, people),
      ...(event.function === undefined ? {} : { function: event.function as FunctionId }),
      ...(event.element === undefined ? {} : { element: event.element }),
      ...(element && element.name !== element.id ? { elementName: element.name } : {}),
      ...drawn(event),
      ...(event.cause === undefined ? {} : { cause: event.cause }),
    };
  });
  return { events, state };
}

type Drawn = Pick<CaseEventAnswer, 'instance' | 'scope' | 'took' | 'flows' | 'items'>;

/** What the pages need of the data to draw path, waits and joins. */
function drawn({ data }: RecordedEvent): Drawn {
  const { instance, scope, took, flows, items } = data as Omit<Drawn, 'items'> & {
    items?: readonly unknown[];
  };
  const all: Drawn = { instance, scope, took, flows, items: items?.length };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
