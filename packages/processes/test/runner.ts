import {
  type CaseEvent,
  type CaseState,
  type Command,
  decide,
  type ProcessModel,
  replay,
  type Variables,
  type Wait,
} from '../src/index.ts';

/** One case under a virtual clock, outside a test as well: what is wrong is thrown. After each command replay has to give the same state. */
export class Runner {
  readonly model: ProcessModel;
  state: CaseState | undefined;
  readonly events: CaseEvent[] = [];
  #now = '2030-01-01T00:00:00.000Z';
  #keys = 1_000;

  constructor(model: ProcessModel) {
    this.model = model;
  }

  start(): this {
    this.#do({ type: 'startCase' });
    return this;
  }

  /** What is open, as `kind element`, in order of creation. */
  open(): readonly string[] {
    return (this.state?.waits ?? []).map((wait) => `${wait.kind} ${this.#placeOf(wait)}`);
  }

  complete(element: string, variables?: Variables): void {
    this.#do({ type: 'completeTask', task: this.#wait(`task ${element}`).key, variables });
  }

  /** What waits under this name happens: `timer x`, `subscription x`, `signal x`. */
  happen(name: string): void {
    const wait = this.#wait(name);
    if (wait.kind === 'timer') {
      if (wait.due > this.#now) this.#now = wait.due;
      this.#do({ type: 'fireTimer', timer: wait.key });
    } else if (wait.kind === 'signal') {
      this.#do({ type: 'catchSignal', subscription: wait.key, signal: '8' });
    } else this.#do({ type: 'correlateMessage', subscription: wait.key, message: '7' });
  }

  #do(command: Command): void {
    const caseKey = '1000';
    const turn = decide(this.model, this.state, command, {
      now: this.#now,
      caseKey,
      newKey: () => String(++this.#keys),
      decision: () => ({ ok: false, sentence: 'There is no such decision.' }),
    });
    if (!turn.ok) throw new Error(`${turn.rejection.code}: ${turn.rejection.sentence}`);
    this.events.push(...turn.events);
    this.state = turn.state;
    const again = JSON.stringify(replay(this.model, undefined, this.events, caseKey));
    if (again !== JSON.stringify(turn.state)) throw new Error(`Replay gives another state: ${again}`);
  }

  #wait(name: string): Wait {
    const at = this.open().indexOf(name);
    const wait = this.state?.waits[at];
    if (wait === undefined)
      throw new Error(`Expected “${name}” to wait, but there is ${this.open().join(', ')}.`);
    return wait;
  }

  #placeOf(wait: Wait): string | undefined {
    if ('element' in wait) return wait.element;
    return this.state?.instances.find(({ key }) => key === wait.instance)?.element;
  }
}
