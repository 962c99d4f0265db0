import type { Explanation } from '@throughline/decisions';
import type { ModelElement } from '@throughline/processes';
import type { Snapshot } from '../people/people.ts';
import type { RecordedEvent } from '../spine/spine.ts';
import type { CaseEventAnswer } from './case-answers.ts';
import { SYSTEM } from './case-type.ts';
import { TIMER } from './due-timers.ts';
import type { KnownProcess } from './known-processes.ts';
import { personNamed } from './reads.ts';

type Actor = CaseEventAnswer['actor'];

const WORKER = 'worker:';

/** Who did it and, where no person did, by which version of what. */
export function actorOf(event: RecordedEvent, { label, model }: KnownProcess, people: Snapshot): Actor {
  if (event.type === 'decision.evaluated')
    return { kind: 'system', name: SYSTEM, by: decisionOf(event) ?? label };
  if (event.actor === SYSTEM) return { kind: 'system', name: SYSTEM, by: label };
  if (event.actor === TIMER) return { kind: 'timer', name: TIMER, by: label };
  if (!event.actor.startsWith(WORKER)) return { kind: 'person', name: personNamed(event.actor, people).name };
  const element = model.elementOf.get(event.element ?? '');
  return { kind: 'worker', name: workerName(event.actor.slice(WORKER.length), element, people), by: label };
}

/** A connector of ours is known by what it does there; somebody's own worker by its name. */
function workerName(worker: string, element: ModelElement | undefined, people: Snapshot): string {
  const type = element?.job?.type;
  const connector = type !== undefined && 'fixed' in type && type.fixed === worker;
  return connector ? (element?.name ?? worker) : personNamed(worker, people).name;
}

/** "Co-op level v5, rule 3". */
function decisionOf({ data }: RecordedEvent): string | undefined {
  const { version, explanation } = data as { version?: string; explanation?: Explanation };
  if (version === undefined) return undefined;
  // The last one is what was asked; those before it only helped.
  const rules = explanation?.at(-1)?.rules ?? [];
  if (rules.length === 0) return version;
  return `${version}, ${rules.length === 1 ? 'rule' : 'rules'} ${rules.join(', ')}`;
}
