import { openTopLevel } from '../behaviour/open-top-level.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import type { StartCase } from '../command.ts';
import type { ModelElement } from '../compile/model.ts';
import type { Rejection } from '../engine.ts';
import type { Variables } from '../json.ts';
import { enterProcess } from './enter-process.ts';
import { begin } from './move-tokens.ts';
import { rejection } from './rejection.ts';

/** Characters of a title. */
const LONGEST_TITLE = 300;

export function startCase(turn: OpenTurn, command: StartCase): Rejection | undefined {
  const start = command.restarts ? undefined : startOf(turn, command);
  if (start !== undefined && !('behaviour' in start)) return start;
  const { number, parent, message, signal, party, variables = {} } = command;
  turn.emit({
    type: 'case.started',
    process: turn.model.id,
    title: titleOf(turn, variables),
    ...(number !== undefined && { number }),
    ...(command.start !== undefined && { start: command.start }),
    ...(command.restarts && { restarts: command.restarts }),
    variables,
    ...(parent && { parent }),
    ...(message !== undefined && { message }),
    ...(signal !== undefined && { signal }),
    ...(party !== undefined && { party }),
  });
  if (command.restarts) return enterAt(turn, command.restarts.element);
  const fault = start && enterProcess(turn, start, command.trigger);
  return fault && rejection('invalid', `The case cannot begin. ${fault.sentence}`);
}

/** In the middle, as if a token were put there; what the event sub-processes of the process wait for is opened first. */
function enterAt(turn: OpenTurn, element: string): Rejection | undefined {
  const fault = openTopLevel(turn);
  if (fault !== undefined) return rejection('invalid', `The case cannot begin. ${fault.sentence}`);
  return begin(turn, { element }, undefined);
}

/** By its id; else the plain start event, or the first conditional one whose condition holds. */
function startOf(turn: OpenTurn, { start: wanted, variables = {} }: StartCase): ModelElement | Rejection {
  const { starts, name } = turn.model;
  const start =
    wanted === undefined
      ? (starts.find(({ trigger }) => trigger === 'none') ??
        starts.find((one) => one.trigger === 'conditional' && holds(turn, one, variables)))
      : starts.find(({ id }) => id === wanted);
  const mend = `Name one of: ${starts.map((one) => one.id).join(', ')}.`;
  if (start === undefined) return rejection('not-startable', missing(name, wanted), mend);
  if (start.trigger !== 'conditional' || holds(turn, start, variables)) return start;
  return rejection('not-startable', `Expected the condition of “${start.name}” to hold, but it does not.`);
}

function missing(name: string, wanted: string | undefined): string {
  return wanted === undefined
    ? `Expected a plain start event in “${name}”, but it only starts by a timer, a message or the like.`
    : `Expected a start event ${wanted} in “${name}”, but it has none.`;
}

function holds({ env }: OpenTurn, { triggers }: ModelElement, variables: Variables): boolean {
  return triggers[0]?.condition?.evaluate(variables, env.now).value === true;
}

/** A title that cannot be made is no reason not to start: the process's name stands in. */
function titleOf({ model, env }: OpenTurn, variables: Variables): string {
  if (model.title === undefined) return model.name;
  if ('fixed' in model.title) return model.title.fixed;
  const { value } = model.title.expression.evaluate(variables, env.now);
  return typeof value === 'string' && value !== '' ? shortened(value) : model.name;
}

/** A title is read in lists, where it must not take the room of all others. */
function shortened(title: string): string {
  if (title.length <= LONGEST_TITLE) return title;
  return `${[...title].slice(0, LONGEST_TITLE - 1).join('')}…`;
}
