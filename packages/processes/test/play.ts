import { expect } from 'vitest';
import {
  type CaseEvent,
  type CaseEventType,
  type CaseState,
  type Command,
  checkProcess,
  compileProcess,
  type DecisionAnswer,
  decide,
  type Json,
  type Key,
  marks,
  type ProcessModel,
  readProcesses,
  replay,
  type Variables,
  type Wait,
} from '../src/index.ts';

export async function modelOf(xml: string): Promise<ProcessModel> {
  const read = await readProcesses(xml);
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  const [definition] = read.processes;
  if (definition === undefined) throw new Error('no process');
  const errors = [...read.findings, ...checkProcess(definition)].filter(
    (finding) => finding.severity === 'error',
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors, null, 2));
  return compileProcess(definition);
}

export async function play(
  xml: string,
  decision?: (id: string, variables: Variables) => DecisionAnswer,
): Promise<Play> {
  return new Play(await modelOf(xml), decision);
}

type EventOf<Type extends CaseEventType> = Extract<CaseEvent, { type: Type }>;

/** One case under a virtual clock. After each command it checks that replaying the events gives the same state. */
export class Play {
  readonly model: ProcessModel;
  readonly key: Key;
  now = '2030-01-01T00:00:00.000Z';
  /** What the data stores hold for the case to read. */
  readonly stores: { [name: string]: Json } = {};
  events: CaseEvent[] = [];
  state: CaseState | undefined;
  #keys: number;
  readonly #decision: (id: string, variables: Variables) => DecisionAnswer;

  constructor(
    model: ProcessModel,
    decision?: (id: string, variables: Variables) => DecisionAnswer,
    firstKey = 1_000,
  ) {
    this.model = model;
    this.key = String(firstKey);
    this.#keys = firstKey;
    this.#decision = decision ?? (() => ({ ok: false, sentence: 'There is no such decision.' }));
  }

  /** Carries a command out and hands back its events. */
  do(command: Command): readonly CaseEvent[] {
    const before = JSON.stringify(this.state);
    const turn = decide(this.model, this.state, command, {
      now: this.now,
      caseKey: this.key,
      newKey: () => String(++this.#keys),
      decision: this.#decision,
      store: (name) => this.stores[name],
    });
    expect(JSON.stringify(this.state)).toBe(before);
    if (!turn.ok) throw new Error(`${turn.rejection.code}: ${turn.rejection.sentence}`);
    this.events = [...this.events, ...turn.events];
    this.state = turn.state;
    expect(JSON.stringify(replay(this.model, undefined, this.events, this.key))).toBe(
      JSON.stringify(turn.state),
    );
    return turn.events;
  }

  /** The rejection's code of a command that must be refused. */
  refused(command: Command): string {
    const env = { now: this.now, caseKey: this.key, newKey: () => '0', decision: this.#decision };
    const turn = decide(this.model, this.state, command, env);
    if (turn.ok) throw new Error('Expected a rejection, but it was carried out.');
    return turn.rejection.code;
  }

  start(variables?: Variables, start?: string): this {
    this.do({ type: 'startCase', variables, start });
    return this;
  }

  /** Completes the open task or job at the element (the first of several). */
  complete(element: string, variables?: Variables): this {
    const wait = this.wait(element, 'task', 'job');
    if (wait.kind === 'task') this.do({ type: 'completeTask', task: wait.key, variables });
    else this.do({ type: 'completeJob', job: wait.key, variables });
    return this;
  }

  /** Moves the clock to when the timer at the element is due, and fires it. */
  fire(element: string): this {
    const timer = this.wait(element, 'timer');
    if (timer.kind === 'timer') this.now = timer.due;
    this.do({ type: 'fireTimer', timer: timer.key });
    return this;
  }

  message(element: string, variables?: Variables): this {
    const { key } = this.wait(element, 'subscription');
    this.do({ type: 'correlateMessage', subscription: key, message: '7', variables });
    return this;
  }

  /** Hands a signal to the event that waits for it. */
  signal(element: string, variables?: Variables): this {
    const { key } = this.wait(element, 'signal');
    this.do({ type: 'catchSignal', subscription: key, signal: '8', variables });
    return this;
  }

  retry(element: string): this {
    this.do({ type: 'retryIncident', incident: this.wait(element, 'incident').key });
    return this;
  }

  set(values: Variables): this {
    this.do({ type: 'setVariables', values });
    return this;
  }

  /** The open wait of one of these kinds at the element. */
  wait(element: string, ...kinds: Wait['kind'][]): Wait {
    const found = this.waits().find((wait) => kinds.includes(wait.kind) && this.#elementOf(wait) === element);
    if (found === undefined) throw new Error(`Nothing of ${kinds} waits at ${element}.`);
    return found;
  }

  waits(): readonly Wait[] {
    return this.state?.waits ?? [];
  }

  /** What is open, as `kind element`, in order of creation. */
  open(): readonly string[] {
    return this.waits().map((wait) => `${wait.kind} ${this.#elementOf(wait)}`);
  }

  /** The elements that have something open. */
  active(): readonly string[] {
    return this.state ? [...marks(this.model, this.state).keys()] : [];
  }

  get variables(): Variables {
    return this.state?.variables ?? {};
  }

  of<Type extends CaseEventType>(type: Type): readonly EventOf<Type>[] {
    return this.events.filter((event): event is EventOf<Type> => event.type === type);
  }

  /** The ids of the elements left, in order. */
  done(): readonly string[] {
    return this.events.flatMap((event) =>
      event.type === 'element.passed' || event.type === 'element.completed' ? [event.element] : [],
    );
  }

  #elementOf(wait: Wait): string | undefined {
    return 'element' in wait
      ? wait.element
      : this.state?.instances.find((instance) => instance.key === wait.instance)?.element;
  }
}
