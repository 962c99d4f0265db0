import type { OpenTurn } from '../behaviour/open-turn.ts';
import type { StartCase } from '../command.ts';
import type { ModelElement } from '../compile/model.ts';
import type { Rejection } from '../engine.ts';
import type { Variables } from '../json.ts';
import { rejection } from './rejection.ts';

/** Characters of a title. */
const LONGEST_TITLE = 300;

export function startCase(turn: OpenTurn, command: StartCase): Rejection | undefined {
  const start = startOf(turn, command);
  if (!('behaviour' in start)) return start;
  const { number, parent, message, party, variables = {} } = command;
  turn.emit({
    type: 'case.started',
    process: turn.model.id,
    title: titleOf(turn, variables),
    ...(number !== undefined && { number }),
    ...(command.start !== undefined && { start: command.start }),
    variables,
    ...(parent && { parent }),
    ...(message !== undefined && { message }),
    ...(party !== undefined && { party }),
  });
  turn.behaviour(start).activate(turn, start, { scope: turn.draft.key });
  return undefined;
}

function startOf(turn: OpenTurn, command: StartCase): ModelElement | Rejection {
  const { starts, name } = turn.model;
  const wanted = command.start;
  const start = starts.find((one) => (wanted === undefined ? one.trigger === 'none' : one.id === wanted));
  if (start !== undefined) return start;
  const sentence =
    wanted === undefined
      ? `Expected a plain start event in “${name}”, but it only starts by a timer or a message.`
      : `Expected a start event ${wanted} in “${name}”, but it has none.`;
  return rejection('not-startable', sentence, `Name one of: ${starts.map((one) => one.id).join(', ')}.`);
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
