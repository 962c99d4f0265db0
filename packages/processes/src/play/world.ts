import type { Command, StartCase } from '../command.ts';
import { evaluateText } from '../compile/expression.ts';
import type { ModelElement, ProcessModel } from '../compile/model.ts';
import { decide } from '../decide/decide.ts';
import type { DecisionAnswer, Rejection } from '../engine.ts';
import type { CaseEvent } from '../event.ts';
import type { Json, Key, Moment, Variables } from '../json.ts';
import { choices } from '../look/steps.ts';
import type { CaseState } from '../state.ts';
import { type Due, dueOf, repeatOf } from '../time/timer.ts';

/** One case of the world, with everything that happened to it. */
export interface WorldCase {
  readonly key: Key;
  readonly model: ProcessModel;
  state: CaseState | undefined;
  readonly events: CaseEvent[];
}

type EventOf<Type extends CaseEvent['type']> = Extract<CaseEvent, { readonly type: Type }>;

/** What a worker does with a job: nothing as long as it is undefined. */
export type JobAnswer =
  | { readonly variables?: Variables; readonly at?: Moment; readonly error?: string }
  | undefined;
export type Worker = (job: EventOf<'job.created'>, now: Moment) => JobAnswer;

interface Later {
  readonly due: Moment;
  readonly run: () => void;
}

/** One way a process may begin by itself. */
interface Beginning {
  readonly model: ProcessModel;
  readonly start: ModelElement;
  readonly trigger: ModelElement['triggers'][number];
}

interface Thrown {
  readonly name: string;
  readonly key?: string;
  readonly variables?: Variables;
}

export interface WorldOptions {
  /** Where the virtual clock starts. */
  readonly now: Moment;
  /** Does the jobs; without one they wait. */
  readonly worker?: Worker;
  /** Answers for decisions; without it every one is an incident. */
  readonly decision?: (id: string, variables: Variables, now: Moment) => DecisionAnswer;
  /** Told of everything that happens, in order. */
  readonly told?: (event: CaseEvent, of: WorldCase, now: Moment) => void;
}

/** More steps without an end than any honest model makes. */
const MOST_STEPS = 20_000;

/**
 * A host in memory: all cases of some models under one virtual clock, with what passes between them: called cases,
 * messages, signals, timers and jobs.
 */
export class World {
  now: Moment;
  readonly cases: WorldCase[] = [];
  /** Rejections of commands that came from the world itself or from outside. */
  readonly refusals: Rejection[] = [];
  readonly #models: readonly ProcessModel[];
  readonly #options: WorldOptions;
  #keys = 1_000;
  #todo: (() => void)[] = [];
  #later: Later[] = [];
  /** Messages thrown inside that nobody has taken yet. */
  #unheard: Thrown[] = [];

  constructor(models: readonly ProcessModel[], options: WorldOptions) {
    this.#models = models;
    this.#options = options;
    this.now = options.now;
    for (const beginning of this.#starts('timer')) this.#waitForStart(beginning);
  }

  /** Starts a process at a start event, or at its plain one. */
  start(process: string, rest: Omit<StartCase, 'type'> = {}): WorldCase | undefined {
    const model = this.#models.find(({ id }) => id === process);
    if (model === undefined) {
      this.refusals.push({ code: 'not-found', sentence: `There is no process ${process}.` });
      return undefined;
    }
    const one: WorldCase = { key: this.#newKey(), model, state: undefined, events: [] };
    this.cases.push(one);
    if (!this.tell(one, { type: 'startCase', ...rest })) this.cases.splice(this.cases.indexOf(one), 1);
    return one;
  }

  /** Gives a case a command; whether it was carried out. What follows waits until `settle`. */
  tell(one: WorldCase, command: Command): boolean {
    const turn = decide(one.model, one.state, command, {
      now: this.now,
      caseKey: one.key,
      newKey: () => this.#newKey(),
      decision: (id, variables) => (this.#options.decision ?? noDecision)(id, variables, this.now),
    });
    if (!turn.ok) {
      this.refusals.push(turn.rejection);
      return false;
    }
    one.state = turn.state;
    one.events.push(...turn.events);
    for (const event of turn.events) this.#options.told?.(event, one, this.now);
    for (const event of turn.events) this.#todo.push(() => this.#follow(one, event));
    return true;
  }

  /** Lets everything move until nothing does without the clock or somebody outside. */
  settle(): void {
    for (let steps = 0; this.#todo.length > 0; steps++) {
      if (steps > MOST_STEPS) throw new Error(`Nothing came to rest within ${MOST_STEPS} steps.`);
      this.#todo.shift()?.();
    }
  }

  /** A message from outside, or thrown by a case: one catcher takes it, else a start event. */
  publish({ name, key, variables }: Thrown): boolean {
    for (const one of this.running()) {
      const wait = one.state?.waits.find(
        (found) =>
          found.kind === 'subscription' &&
          found.message === name &&
          (key === undefined || found.correlationKey === key),
      );
      if (wait === undefined) continue;
      const message = this.#newKey();
      return this.tell(one, { type: 'correlateMessage', subscription: wait.key, message, variables });
    }
    for (const { model, start, trigger } of this.#starts('message')) {
      const heard = trigger.message && evaluateText(trigger.message.name, {}, this.now).value;
      if (heard !== name) continue;
      return (
        this.start(model.id, { ...by(start, trigger), message: this.#newKey(), variables }) !== undefined
      );
    }
    return false;
  }

  /** A signal from outside, or thrown by a case that heard it itself: everybody else hears it. */
  broadcast(name: string, variables?: Variables, from?: WorldCase): void {
    const signal = this.#newKey();
    const starts = [...this.#starts('signal')];
    for (const one of this.running()) {
      if (one === from) continue;
      for (const wait of one.state?.waits ?? []) {
        if (wait.kind !== 'signal' || wait.signal !== name) continue;
        if (!one.state?.waits.includes(wait)) continue;
        this.tell(one, { type: 'catchSignal', subscription: wait.key, signal, variables });
      }
    }
    for (const { model, start, trigger } of starts) {
      const heard = trigger.signal && evaluateText(trigger.signal, {}, this.now).value;
      if (heard === name) this.start(model.id, { ...by(start, trigger), signal, variables });
    }
  }

  /** Chooses an inner activity of an ad-hoc sub-process; the reason when it cannot be. */
  choose(element: string): string | undefined {
    for (const one of this.running()) {
      const choice = one.state && choices(one.model, one.state).find((found) => found.element === element);
      if (choice === undefined) continue;
      this.tell(one, { type: 'chooseStep', scope: choice.scope, element });
      return undefined;
    }
    return `Nobody can choose ${element}.`;
  }

  /** Does every inner activity of the open ad-hoc sub-processes once, one after the other, as a worker would. */
  chooseAll(): void {
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      const open = this.running().flatMap((one) => (one.state ? choices(one.model, one.state) : []));
      const next = open.find(({ done }) => done !== true);
      if (next === undefined) return;
      this.choose(next.element);
      this.settle();
    }
  }

  /** Moves the clock; whatever falls due on the way fires in order of its time. */
  advanceTo(moment: Moment): void {
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      const next = [...this.#timers(), ...this.#later]
        .filter(({ due }) => due <= moment)
        .sort((a, b) => (a.due < b.due ? -1 : Number(a.due > b.due)))[0];
      if (next === undefined) break;
      if (next.due > this.now) this.now = next.due;
      this.#later = this.#later.filter((one) => one !== next);
      next.run();
      this.settle();
    }
    this.now = moment;
  }

  running(): readonly WorldCase[] {
    return this.cases.filter(({ state }) => state !== undefined && state.ended === undefined);
  }

  #follow(one: WorldCase, event: CaseEvent): void {
    if (event.type === 'job.created') this.#work(one, event);
    else if (event.type === 'call.started') this.#call(one, event);
    else if (event.type === 'message.thrown') this.#throw(event);
    else if (event.type === 'subscription.opened') this.#hear(event);
    else if (event.type === 'signal.thrown') this.broadcast(event.name, event.variables, one);
    else if (event.type === 'escalation.thrown') this.#escalate(event, one);
    else if (event.type === 'case.ended') this.#hand(event, one);
    else if (event.type === 'call.cancelled') {
      const child = this.cases.find(({ key }) => key === event.child);
      if (child && child.state?.ended === undefined) this.tell(child, { type: 'cancelCase' });
    }
  }

  #work(one: WorldCase, job: EventOf<'job.created'>): void {
    const answer = this.#options.worker?.(job, this.now);
    if (answer === undefined) return;
    const run = () => {
      if (!one.state?.waits.some(({ key }) => key === job.job)) return;
      const { variables, error } = answer;
      if (error === undefined) this.tell(one, { type: 'completeJob', job: job.job, variables });
      else this.tell(one, { type: 'throwJobError', job: job.job, code: error, variables });
    };
    if (answer.at === undefined) run();
    else this.#later.push({ due: answer.at, run });
  }

  #call(one: WorldCase, { child, instance, process, variables }: EventOf<'call.started'>): void {
    const model = this.#models.find(({ id }) => id === process);
    if (model === undefined) {
      this.tell(one, {
        type: 'failCall',
        child,
        code: 'process-unknown',
        message: `There is no ${process}.`,
      });
      return;
    }
    const called: WorldCase = { key: child, model, state: undefined, events: [] };
    this.cases.push(called);
    this.tell(called, { type: 'startCase', variables, parent: { case: one.key, instance } });
  }

  #throw({ name, correlationKey, variables }: EventOf<'message.thrown'>): void {
    const thrown = { name, key: correlationKey, variables };
    if (!this.publish(thrown)) this.#unheard.push(thrown);
  }

  #hear({ message, correlationKey }: EventOf<'subscription.opened'>): void {
    const heard = this.#unheard.find(({ name, key }) => name === message && key === correlationKey);
    if (heard !== undefined && this.publish(heard)) {
      this.#unheard = this.#unheard.filter((one) => one !== heard);
    }
  }

  #hand(event: EventOf<'case.ended'>, one: WorldCase): void {
    const { parent, outcome, error, variables = {} } = event;
    const caller = this.cases.find(({ key }) => key === parent?.case);
    if (caller === undefined || !caller.state?.waits.some(({ key }) => key === one.key)) return;
    if (outcome === 'error') {
      const { code = '', message } = error ?? {};
      this.tell(caller, { type: 'failCall', child: one.key, code, message });
    } else this.tell(caller, { type: 'completeCall', child: one.key, variables });
  }

  #escalate({ parent, code }: EventOf<'escalation.thrown'>, one: WorldCase): void {
    const caller = this.cases.find(({ key }) => key === parent?.case);
    if (caller !== undefined) this.tell(caller, { type: 'escalateCall', child: one.key, code });
  }

  *#timers(): Generator<Later> {
    for (const one of this.running()) {
      for (const wait of one.state?.waits ?? []) {
        if (wait.kind !== 'timer') continue;
        yield { due: wait.due, run: () => this.tell(one, { type: 'fireTimer', timer: wait.key }) };
      }
    }
  }

  *#starts(type: string): Generator<Beginning> {
    for (const model of this.#models) {
      for (const start of model.starts) {
        for (const trigger of start.triggers) if (trigger.type === type) yield { model, start, trigger };
      }
    }
  }

  #waitForStart(beginning: Beginning): void {
    const { timer } = beginning.trigger;
    if (timer === undefined) return;
    const { value } = evaluateText(timer.text, {}, this.now);
    const due = dueOf(timer.kind, textOf(value), this.now);
    if (due !== undefined) this.#startAt(beginning, due);
  }

  #startAt(beginning: Beginning, due: Due): void {
    this.#later.push({
      due: due.due,
      run: () => {
        this.start(beginning.model.id, by(beginning.start, beginning.trigger));
        const next = repeatOf(due);
        if (next !== undefined) this.#startAt(beginning, next);
      },
    });
  }

  #newKey(): Key {
    return String(++this.#keys);
  }
}

function by(start: ModelElement, trigger: Beginning['trigger']): Pick<StartCase, 'start' | 'trigger'> {
  return { start: start.id, ...(start.triggers.length > 1 && { trigger: trigger.index }) };
}

const noDecision = (): DecisionAnswer => ({ ok: false, sentence: 'There are no decisions here.' });

function textOf(value: Json): string {
  return typeof value === 'string' ? value : String(value);
}
