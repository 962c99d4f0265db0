import { compileFeel, must } from '../../src/compile/expression.ts';
import type { ElementDefinition, FlowDefinition, ProcessDefinition, Variables } from '../../src/index.ts';

/** The process, one run of a sub-process, or one of an event sub-process: tokens, and what goes on in it. */
interface Scope {
  /** The running sub-process whose inside it is; none for the process. */
  readonly run?: Run;
  readonly tokens: string[];
  readonly runs: Run[];
  /** Timers of its event sub-processes that have gone off. */
  readonly gone: Set<string>;
  /** An event sub-process has interrupted it: no other can begin. */
  interrupted: boolean;
}

/** An element that has been entered and not left. */
interface Run {
  readonly element: ElementDefinition;
  readonly within: Scope;
  inside?: Scope;
  /** How many rounds are open, and how many are still to come. */
  open: number;
  left: number;
  /** Timers on it that have gone off. */
  readonly gone: Set<string>;
}

/** The names under which the engine tells what an event waits for. */
const waitOf: { readonly [trigger: string]: string } = {
  timer: 'timer',
  message: 'subscription',
  signal: 'signal',
};

/**
 * BPMN played as the standard tells it, with tokens that are moved one by one until none can move. Nothing is compiled,
 * remembered or made fast; it knows the elements of `random-drawing.ts` only.
 */
export class Interpreter {
  readonly #elements: readonly ElementDefinition[];
  readonly #flows: readonly FlowDefinition[];
  readonly #process: Scope = newScope();
  #variables: Variables = {};
  ended: 'completed' | 'terminated' | 'error' | undefined;

  constructor({ elements, flows }: ProcessDefinition) {
    this.#elements = elements;
    this.#flows = flows;
  }

  start(): void {
    this.#begin(this.#process);
    this.#moveOn();
  }

  /** What the case waits for, as `kind element`, sorted. */
  open(): readonly string[] {
    return this.ended === undefined ? this.#openIn(this.#process).toSorted() : [];
  }

  complete(id: string, variables: Variables): void {
    const run = this.#find((one) => one.element.id === id);
    this.#variables = { ...this.#variables, ...variables };
    run.open--;
    if (run.left > 0) {
      run.left--;
      run.open++;
    }
    if (run.open === 0) this.#leave(run);
    this.#moveOn();
  }

  /** The timer, message or signal that this event waits for has come. */
  happen(id: string): void {
    const event = this.#element(id);
    if (event.type === 'boundaryEvent') this.#atBoundary(event);
    else if (event.type === 'startEvent') this.#atStart(event, this.#scopeAround(event));
    else this.#caught(event);
    this.#moveOn();
  }

  // -- moving ------------------------------------------------------------------------------------------------

  #moveOn(): void {
    while (
      this.ended === undefined &&
      (this.#moveOneToken(this.#process) || this.#endOneScope(this.#process))
    );
  }

  #moveOneToken(scope: Scope): boolean {
    for (const flow of scope.tokens) {
      const target = this.#element(this.#flows.find(({ id }) => id === flow)?.target ?? '');
      const took = this.#taken(scope, target, flow);
      if (took.length === 0) continue;
      for (const one of took) scope.tokens.splice(scope.tokens.indexOf(one), 1);
      this.#enter(scope, target);
      return true;
    }
    return scope.runs.some(({ inside }) => inside !== undefined && this.#moveOneToken(inside));
  }

  /** A scope in which nothing is left is done; inner ones first. */
  #endOneScope(scope: Scope): boolean {
    if (scope.runs.some(({ inside }) => inside !== undefined && this.#endOneScope(inside))) return true;
    if (scope.tokens.length > 0 || scope.runs.length > 0) return false;
    this.#endScope(scope, 'completed');
    return true;
  }

  /** The tokens with which the element is entered; none as long as it waits. */
  #taken(scope: Scope, { id, type }: ElementDefinition, flow: string): readonly string[] {
    const incoming = this.#flows.filter(({ target }) => target === id).map((one) => one.id);
    const here = incoming.filter((one) => scope.tokens.includes(one));
    if (type === 'parallelGateway') return here.length === incoming.length ? here : [];
    if (type !== 'inclusiveGateway') return [flow];
    const empty = incoming.filter((one) => !here.includes(one));
    const places = [...scope.tokens, ...scope.runs.flatMap((run) => this.#exitsOf(run.element))];
    const others = places.filter((place) => !incoming.includes(place) || empty.includes(place));
    const awaited = others.some(
      (place) =>
        empty.some((goal) => this.#leads(place, goal, id)) &&
        !here.some((goal) => this.#leads(place, goal, id)),
    );
    return awaited ? [] : here;
  }

  /** The flows on which an element that is open may still put tokens. */
  #exitsOf({ id }: ElementDefinition): readonly string[] {
    const sources = [id, ...this.#elements.filter((one) => one.attachedTo === id).map((one) => one.id)];
    return this.#flows.filter(({ source }) => sources.includes(source ?? '')).map((flow) => flow.id);
  }

  #leads(from: string, goal: string, without: string): boolean {
    const seen = new Set([from]);
    for (const flow of seen) {
      if (flow === goal) return true;
      const target = this.#flows.find(({ id }) => id === flow)?.target ?? '';
      if (target !== without) for (const next of this.#exitsOf(this.#element(target))) seen.add(next);
    }
    return false;
  }

  // -- elements ----------------------------------------------------------------------------------------------

  #enter(scope: Scope, element: ElementDefinition): void {
    if (element.type === 'endEvent') this.#atEnd(scope, element);
    else if (waiting.has(element.type)) this.#run(scope, element);
    else {
      if (element.triggers[0]?.type === 'escalation') this.#escalate(scope);
      // What throws goes on, unless that has interrupted it.
      if (this.#isAlive(scope) && !scope.interrupted) this.#put(scope, this.#chosen(element));
    }
  }

  #run(scope: Scope, element: ElementDefinition): Run {
    const { loop } = element;
    const [open, left] = loop === undefined ? [1, 0] : loop.sequential ? [1, 1] : [2, 0];
    const run: Run = { element, within: scope, open, left, gone: new Set() };
    scope.runs.push(run);
    if (/ubProcess$/.test(element.type)) {
      run.inside = newScope(run);
      this.#begin(run.inside);
    }
    return run;
  }

  #begin(scope: Scope): void {
    const start = this.#inside(scope).find(({ type }) => type === 'startEvent');
    if (start !== undefined) this.#put(scope, this.#outgoing(start));
  }

  #leave(run: Run): void {
    run.within.runs.splice(run.within.runs.indexOf(run), 1);
    this.#put(run.within, this.#outgoing(run.element));
  }

  #put(scope: Scope, flows: readonly FlowDefinition[]): void {
    scope.tokens.push(...flows.map(({ id }) => id));
  }

  #chosen(element: ElementDefinition): readonly FlowDefinition[] {
    return this.#outgoing(element).filter(
      ({ condition }) =>
        condition === undefined || must(compileFeel(condition)).evaluate(this.#variables, '').value === true,
    );
  }

  #atEnd(scope: Scope, { triggers }: ElementDefinition): void {
    const [trigger] = triggers;
    if (trigger?.type === 'terminate') this.#endScope(scope, 'terminated');
    if (trigger?.type === 'error') this.#throwError(scope);
    if (trigger?.type === 'escalation') this.#escalate(scope);
  }

  #endScope(scope: Scope, outcome: 'completed' | 'terminated'): void {
    empty(scope);
    if (scope.run === undefined) this.ended = outcome;
    else this.#leave(scope.run);
  }

  // -- events ------------------------------------------------------------------------------------------------

  #atBoundary(event: ElementDefinition): void {
    const run = this.#find(({ element }) => element.id === event.attachedTo);
    if (event.interrupting || event.triggers[0]?.type === 'error')
      run.within.runs.splice(run.within.runs.indexOf(run), 1);
    else run.gone.add(event.id);
    this.#put(run.within, this.#outgoing(event));
  }

  #atStart(event: ElementDefinition, scope: Scope): void {
    if (event.interrupting) {
      empty(scope);
      scope.interrupted = true;
    } else scope.gone.add(event.id);
    this.#run(scope, this.#element(event.scope ?? ''));
  }

  /** A catch event, or one behind an event-based gateway, which then is left along its flow. */
  #caught(event: ElementDefinition): void {
    const gateway = this.#flows.find(({ target }) => target === event.id)?.source;
    const run = this.#find(({ element }) => element.id === event.id || element.id === gateway);
    run.within.runs.splice(run.within.runs.indexOf(run), 1);
    this.#put(run.within, this.#outgoing(event));
  }

  #throwError(scope: Scope): void {
    for (let at: Scope | undefined = scope; at; at = at.run?.within) {
      if (this.#catches(at, 'error')) return;
    }
    this.ended = 'error';
  }

  #escalate(scope: Scope): void {
    for (let at: Scope | undefined = scope; at; at = at.run?.within)
      if (this.#catches(at, 'escalation')) return;
  }

  /** First an event sub-process in the scope, then an event on its border; each first one for this very code. */
  #catches(scope: Scope, type: string): boolean {
    const fits = (event: ElementDefinition) => event.triggers[0]?.type === type;
    const byCode = (one: ElementDefinition, other: ElementDefinition) =>
      Number(isForAll(one)) - Number(isForAll(other));
    const [start] = scope.interrupted ? [] : this.#eventStarts(scope).filter(fits).toSorted(byCode);
    const [boundary] = this.#elements
      .filter((one) => scope.run !== undefined && one.attachedTo === scope.run.element.id && fits(one))
      .toSorted(byCode);
    if (start !== undefined) this.#atStart(start, scope);
    else if (boundary !== undefined) this.#atBoundary(boundary);
    return start !== undefined || boundary !== undefined;
  }

  // -- looking -----------------------------------------------------------------------------------------------

  #openIn(scope: Scope): readonly string[] {
    const starts = scope.interrupted ? [] : this.#eventStarts(scope);
    return [...named(starts, scope.gone), ...scope.runs.flatMap((run) => this.#openAt(run))];
  }

  #openAt({ element, inside, open, gone }: Run): readonly string[] {
    const beside = this.#elements.filter((one) => one.attachedTo === element.id);
    const behind = this.#outgoing(element).map(({ target }) => this.#element(target ?? ''));
    const own = element.type === 'eventBasedGateway' ? behind : [element];
    const tasks = element.type === 'userTask' ? Array.from({ length: open }, () => `task ${element.id}`) : [];
    return [...tasks, ...named([...own, ...beside], gone), ...(inside ? this.#openIn(inside) : [])];
  }

  #eventStarts(scope: Scope): readonly ElementDefinition[] {
    const handlers = this.#inside(scope).filter(({ type }) => type === 'eventSubProcess');
    return this.#elements.filter(
      (one) => one.type === 'startEvent' && handlers.some(({ id }) => id === one.scope),
    );
  }

  #inside(scope: Scope): readonly ElementDefinition[] {
    return this.#elements.filter((one) => one.scope === scope.run?.element.id);
  }

  /** Where an event sub-process with this start event waits. */
  #scopeAround(start: ElementDefinition): Scope {
    const around = this.#element(start.scope ?? '').scope;
    return around === undefined
      ? this.#process
      : (this.#find(({ element }) => element.id === around).inside as Scope);
  }

  #find(fits: (run: Run) => boolean): Run {
    const all = (scope: Scope): readonly Run[] =>
      scope.runs.flatMap((run) => [run, ...(run.inside ? all(run.inside) : [])]);
    const run = all(this.#process).find(fits);
    if (run === undefined) throw new Error('Expected a running element, but there is none.');
    return run;
  }

  #isAlive(scope: Scope): boolean {
    if (this.ended !== undefined) return false;
    return (
      scope.run === undefined ||
      (scope.run.within.runs.includes(scope.run) && this.#isAlive(scope.run.within))
    );
  }

  #element(id: string): ElementDefinition {
    const element = this.#elements.find((one) => one.id === id);
    if (element === undefined) throw new Error(`Expected an element ${id}, but there is none.`);
    return element;
  }

  #outgoing({ id }: ElementDefinition): readonly FlowDefinition[] {
    return this.#flows.filter(({ source }) => source === id);
  }
}

const waiting = new Set(['userTask', 'subProcess', 'intermediateCatchEvent', 'eventBasedGateway']);

function newScope(run?: Run): Scope {
  return { ...(run && { run }), tokens: [], runs: [], gone: new Set(), interrupted: false };
}

function empty(scope: Scope): void {
  scope.tokens.length = 0;
  scope.runs.length = 0;
}

/** What these events wait for; a timer that has gone off goes off no more. */
function named(events: readonly ElementDefinition[], gone: ReadonlySet<string>): readonly string[] {
  return events.flatMap(({ id, triggers }) => {
    const kind = waitOf[triggers[0]?.type ?? ''];
    return kind === undefined || (kind === 'timer' && gone.has(id)) ? [] : [`${kind} ${id}`];
  });
}

function isForAll({ triggers }: ElementDefinition): boolean {
  return triggers[0]?.error === undefined && triggers[0]?.escalation === undefined;
}
