import type { DecisionModel } from '@throughline/decisions';
import {
  type CaseEvent,
  type CaseState,
  type Command,
  type DecisionAnswer,
  decide,
  type Environment,
  evolve,
  type MigrateCase,
  migrateCase,
  type ProcessModel,
  type Variables,
} from '@throughline/processes';
import type { Models } from '../definitions/definitions.ts';
import type { Decision, DecisionContext, NewEvent, RecordedEvent, SubjectType } from '../spine/spine.ts';
import { type PlacedEvent, placed } from './event-place.ts';

export const CASE = 'case';
/** Actor of what happens by itself. */
export const SYSTEM = 'system';

/** A case as the host keeps it: the version it runs under, the stages it has touched, the engine's state. */
export interface CaseSubject {
  readonly version: string;
  /** Indexes of `model.stages` that anything happened in, ascending. */
  readonly stages: readonly number[];
  readonly engine: CaseState;
}

/** What the host must know to start a case, beside what the engine asks. */
export interface StartInfo {
  /** Key of the process version. */
  readonly version: string;
  /** Company of the person who started it, or of the case that called it. */
  readonly company?: string;
  readonly starter?: string;
}

/** `to` is the key of the process version. */
type Migrate = MigrateCase & { readonly to: string };

export type CaseCommand = (Command | Migrate) & {
  readonly host?: StartInfo;
  /** The message it takes was published in the same transaction, so no table has it yet. */
  readonly fresh?: true;
  /** Handle of who gives it, when the task it is about must be theirs or nobody's. */
  readonly holder?: string;
};

/** A command may name the message it takes; it is carried out only while nobody else has taken that message. */
export interface CaseTypeOptions {
  readonly models: Models;
  readonly messageIsOpen: (message: string) => Promise<boolean>;
  readonly followUps: NonNullable<SubjectType['followUps']>;
}

export function caseType(options: CaseTypeOptions): SubjectType<CaseSubject, CaseCommand> {
  const { models } = options;
  const open = new Map<string, boolean>();
  return {
    kind: CASE,
    followUps: options.followUps,
    async prepare(command, state) {
      const version = command.host?.version ?? state?.version;
      if (version === undefined) return;
      const model = await models.process(version);
      await models.loadDecisions(model.calledDecisions);
      if (command.type === 'migrateCase')
        await models.loadDecisions((await models.process(command.to)).calledDecisions);
      const message = messageOf(command);
      if (message !== undefined)
        open.set(message, command.fresh === true || (await options.messageIsOpen(message)));
    },
    decide(state, command, context) {
      const message = messageOf(command);
      if (message !== undefined) {
        const isOpen = open.get(message);
        open.delete(message);
        if (!isOpen)
          return refuse('not-found', `Message ${message} was taken by somebody else or has expired.`);
      }
      return decideCase(models, state, command, context);
    },
    async prepareReplay(event, state) {
      const version = event.version ?? state?.version;
      if (version !== undefined) await models.process(version);
      if (state !== undefined && state.version !== version) await models.process(state.version);
    },
    evolve: (state, event) => evolveCase(models, state, event),
  };
}

function decideCase(
  models: Models,
  state: CaseSubject | undefined,
  { host, fresh: _, holder, ...command }: CaseCommand,
  context: DecisionContext,
): Decision<CaseSubject> {
  const version = host?.version ?? state?.version;
  if (version === undefined) return refuse('not-found', `There is no case ${context.subject}.`);
  const other = holder === undefined ? undefined : holderOf(state, command as Command);
  if (other !== undefined && other !== holder) {
    return refuse('held-by-other', `Expected a task that nobody else holds, but ${other} has it.`);
  }
  if (command.type === 'migrateCase') return migrate(models, state, command as Migrate, context);
  const model = models.loaded(version);
  const turn = decide(model, state?.engine, command as Command, environment(models, context));
  if (!turn.ok) {
    const { code, sentence, mend } = turn.rejection;
    return { ok: false, refusal: { code, sentence, mend } };
  }
  let stages = state?.stages ?? [];
  const events = turn.events.map((event): NewEvent => {
    stages = touch(model, stages, event);
    return describe(model, version, placed(event, turn.events, state?.engine), host);
  });
  const number = turn.events[0]?.type === 'case.started' ? turn.events[0].number : undefined;
  return {
    ok: true,
    events,
    state: { version, stages, engine: turn.state },
    answer: number ? { number } : {},
  };
}

/** All that comes of it happens under the new version. */
function migrate(
  models: Models,
  state: CaseSubject | undefined,
  { to: version, ...command }: Migrate,
  context: DecisionContext,
): Decision<CaseSubject> {
  if (state === undefined) return refuse('not-found', `There is no case ${context.subject}.`);
  if (state.version === version) return refuse('wrong-state', 'The case is at this version already.');
  const versions = { from: models.loaded(state.version), to: models.loaded(version) };
  const turn = migrateCase(versions, state.engine, command, environment(models, context));
  if (!turn.ok) return { ok: false, refusal: turn.rejection };
  let stages = sameStages(versions.from, versions.to, state.stages);
  const events = turn.events.map((event): NewEvent => {
    stages = touch(versions.to, stages, event);
    return describe(versions.to, version, placed(event, turn.events, state.engine));
  });
  return { ok: true, events, state: { version, stages, engine: turn.state }, answer: {} };
}

/** The stages touched so far, as far as the new version has stages of these names. */
function sameStages(from: ProcessModel, to: ProcessModel, stages: readonly number[]): readonly number[] {
  return stages
    .map((index) => to.stages.indexOf(from.stages[index] ?? ''))
    .filter((index) => index >= 0)
    .sort((a, b) => a - b);
}

/** Who has the task a command is about. */
function holderOf(state: CaseSubject | undefined, command: Command): string | undefined {
  if (!('task' in command)) return undefined;
  const wait = state?.engine.waits.find(({ kind, key }) => kind === 'task' && key === command.task);
  return wait?.kind === 'task' ? wait.assignee : undefined;
}

function environment(models: Models, context: DecisionContext): Environment {
  return {
    now: context.now,
    caseKey: context.subject,
    newKey: context.newKey,
    decision: (id, variables) => askDecision(models, id, variables, context.now),
  };
}

function askDecision(models: Models, id: string, variables: Variables, now: string): DecisionAnswer {
  const found = models.decision(id);
  if (!found) {
    return { ok: false, sentence: `There is no decision "${id}". Publish one with this id, then try again.` };
  }
  const result = found.model.decide(id, variables, { now });
  if (!result.ok) return { ok: false, sentence: result.sentence };
  return {
    ok: true,
    output: result.output,
    version: `${found.model.name} v${found.version}`,
    model: found.key,
    inputs: seenBy(found.model, id, variables),
    explanation: result.explanation as never,
  };
}

/** The variables that a decision looks at. */
function seenBy(model: DecisionModel, id: string, variables: Variables): Variables {
  const inputs = model.decisions.find((decision) => decision.id === id)?.inputs ?? [];
  return Object.fromEntries(
    inputs.flatMap(({ name }) => (Object.hasOwn(variables, name) ? [[name, variables[name]!]] : [])),
  );
}

/** The event without what stands in columns of its own. */
function describe(model: ProcessModel, version: string, event: PlacedEvent, host?: StartInfo): NewEvent {
  const { type, cause, element, ...data } = event;
  const actor = cause === undefined ? undefined : SYSTEM;
  const place = element === undefined ? undefined : model.elementOf.get(element)?.function;
  const start =
    type === 'case.started' && host ? { company: host.company, starter: host.starter } : undefined;
  return {
    type,
    cause,
    element,
    version,
    actor,
    function: place,
    data: start ? { ...data, ...start } : data,
  };
}

/** The engine's event again. */
export function caseEvent(event: RecordedEvent): CaseEvent {
  const { type, element, data } = event;
  return (element === undefined ? { type, ...data } : { type, element, ...data }) as CaseEvent;
}

/** The case after one more event; its process version must be loaded. */
export function evolveCase(
  models: Models,
  state: CaseSubject | undefined,
  recorded: RecordedEvent,
): CaseSubject {
  const version = recorded.version ?? state?.version ?? '';
  const model = models.loaded(version);
  const event = caseEvent(recorded);
  const touched = state?.stages ?? [];
  const before =
    event.type === 'case.migrated' && state !== undefined
      ? sameStages(models.loaded(state.version), model, touched)
      : touched;
  return {
    version,
    stages: touch(model, before, event),
    engine: evolve(model, state?.engine, event, recorded.subject),
  };
}

function touch(model: ProcessModel, stages: readonly number[], event: CaseEvent): readonly number[] {
  if (!('element' in event) || model.stages.length === 0) return stages;
  const name = model.elementOf.get(event.element)?.stage;
  const index = name === undefined ? -1 : model.stages.indexOf(name);
  return index < 0 || stages.includes(index) ? stages : [...stages, index].sort((a, b) => a - b);
}

function messageOf(command: CaseCommand): string | undefined {
  return command.type === 'correlateMessage' || command.type === 'startCase' ? command.message : undefined;
}

function refuse(code: string, sentence: string): Decision<CaseSubject> {
  return { ok: false, refusal: { code, sentence } };
}
