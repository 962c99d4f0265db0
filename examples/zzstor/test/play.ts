import {
  type CaseEvent,
  type CaseState,
  type Command,
  compileProcess,
  type DecisionAnswer,
  decide,
  evaluateText,
  type Json,
  type ProcessModel,
  readProcesses,
  type Variables,
} from '@throughline/processes';
import { definitionFiles } from '../load.ts';
import { answerDecision } from './decisions.ts';

/** What a worker would see of an open job. */
export interface OpenJob {
  readonly key: string;
  readonly type: string;
  readonly variables: Variables;
}

export async function playProcess(file: string, variables: Variables): Promise<Play> {
  const { content } = definitionFiles().find(({ name }) => name === file)!;
  const read = await readProcesses(content);
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  const play = new Play(compileProcess(read.processes[0]!));
  play.do({ type: 'startCase', variables });
  return play;
}

/** One case in the pure engine: a test does what the suppliers' systems and the people would do. */
export class Play {
  readonly events: CaseEvent[] = [];
  now = '2026-11-19T09:14:02.000Z';
  state: CaseState | undefined;
  /** The last sentence of the history for each element that was left and has one. */
  readonly told: Record<string, unknown> = {};
  readonly #model: ProcessModel;
  #keys = 1;

  constructor(model: ProcessModel) {
    this.#model = model;
  }

  do(command: Command): void {
    const turn = decide(this.#model, this.state, command, {
      now: this.now,
      caseKey: '1',
      newKey: () => String(++this.#keys),
      decision: (id, variables): DecisionAnswer => answerDecision(id, variables, this.now),
    });
    if (!turn.ok) throw new Error(turn.rejection.sentence);
    this.events.push(...turn.events);
    this.state = turn.state;
    for (const event of turn.events) {
      if (event.type === 'element.passed' || event.type === 'element.completed') this.#tell(event.element);
    }
  }

  #tell(element: string): void {
    const says = this.#model.elementOf.get(element)?.says;
    if (says) this.told[element] = evaluateText(says, this.variables, this.now).value;
  }

  /** The open jobs at an element, in order. */
  jobs(element: string): OpenJob[] {
    return this.events.flatMap((event) =>
      event.type === 'job.created' && event.element === element && this.isOpen(event.job)
        ? [{ key: event.job, type: event.jobType, variables: event.variables }]
        : [],
    );
  }

  /** Answers every open HTTP job at an element, as the server there would. */
  answer(element: string, body: (job: OpenJob) => Json, status = 200): this {
    const open = this.jobs(element);
    if (open.length === 0) throw new Error(`No job waits at ${element}; open: ${this.open()}.`);
    for (const job of open) {
      const variables = { response: { status, headers: {}, body: body(job) } };
      this.do({ type: 'completeJob', job: job.key, variables });
    }
    return this;
  }

  /** Sends the mail that waits at an element and hands it back. */
  mail(element: string): Variables {
    const [job] = this.jobs(element);
    if (!job) throw new Error(`No mail waits at ${element}; open: ${this.open()}.`);
    this.do({ type: 'completeJob', job: job.key });
    return job.variables;
  }

  fail(element: string, code: string): this {
    this.do({ type: 'throwJobError', job: this.jobs(element)[0]!.key, code });
    return this;
  }

  /** The open task at an element. */
  task(element: string) {
    const task = this.events.findLast((event) => event.type === 'task.created' && event.element === element);
    if (task?.type !== 'task.created' || !this.isOpen(task.task)) {
      throw new Error(`No task waits at ${element}; open: ${this.open()}.`);
    }
    return task;
  }

  /** The variables that an open activity has for itself. */
  inputs(element: string): Variables | undefined {
    return this.state?.instances.find((instance) => instance.element === element)?.variables;
  }

  complete(element: string, variables: Variables): this {
    this.do({ type: 'completeTask', task: this.task(element).task, variables });
    return this;
  }

  fire(element: string): this {
    const timer = this.events.findLast(
      (event) => event.type === 'timer.started' && event.element === element,
    );
    if (timer?.type !== 'timer.started') throw new Error(`No timer at ${element}.`);
    this.now = timer.due;
    this.do({ type: 'fireTimer', timer: timer.timer });
    return this;
  }

  isOpen(key: string): boolean {
    return this.state?.waits.some((wait) => wait.key === key) ?? false;
  }

  /** What waits, as `task ask-tessera`, sorted. */
  open(): string[] {
    const elements = new Map((this.state?.instances ?? []).map((one) => [one.key, one.element]));
    return (this.state?.waits ?? []).map((wait) => `${wait.kind} ${elements.get(wait.instance)}`).sort();
  }

  /** How the case ended; undefined while it runs. */
  outcome(): string | undefined {
    const end = this.events.findLast((event) => event.type === 'case.ended');
    return end?.type === 'case.ended' ? end.outcome : undefined;
  }

  incidents(): string[] {
    return this.events.flatMap((event) => (event.type === 'incident.raised' ? [event.sentence] : []));
  }

  passed(element: string): boolean {
    return this.events.some(
      (event) =>
        (event.type === 'element.passed' || event.type === 'element.completed') && event.element === element,
    );
  }

  get variables(): Variables {
    return this.state?.variables ?? {};
  }
}
