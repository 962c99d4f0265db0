import { catchError } from '../behaviour/errors.ts';
import { throwEscalation } from '../behaviour/escalations.ts';
import { Fault } from '../behaviour/fault.ts';
import { raiseIncident } from '../behaviour/incident.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import { finishInstance } from '../behaviour/scope.ts';
import type { CommandOf } from '../command.ts';
import type { Rejection } from '../engine.ts';
import { waitOf } from '../look/look-up.ts';
import { notOpen } from './rejection.ts';

export function completeCall(
  turn: OpenTurn,
  { child, variables }: CommandOf<'completeCall'>,
): Rejection | undefined {
  const wait = waitOf(turn.draft, 'call', child);
  if (wait === undefined) return notOpen('call of case', child);
  turn.emit({ type: 'call.returned', child, variables });
  finishInstance(turn, wait.instance);
  return undefined;
}

/** What the called case escalates is thrown by the call activity here. */
export function escalateCall(
  turn: OpenTurn,
  { child, code }: CommandOf<'escalateCall'>,
): Rejection | undefined {
  const wait = waitOf(turn.draft, 'call', child);
  if (wait === undefined) return notOpen('call of case', child);
  const element = turn.elementOf(turn.instance(wait.instance));
  throwEscalation(turn, element, wait.instance, wait.instance, code);
  return undefined;
}

export function failCall(
  turn: OpenTurn,
  { child, code, message }: CommandOf<'failCall'>,
): Rejection | undefined {
  const wait = waitOf(turn.draft, 'call', child);
  if (wait === undefined) return notOpen('call of case', child);
  turn.emit({ type: 'call.failed', child, code, ...(message !== undefined && { message }) });
  if (catchError(turn, wait.instance, code)) return undefined;
  const element = turn.elementOf(turn.instance(wait.instance));
  const reason = message === undefined ? '' : ` (${message})`;
  const sentence = `The case called by “${element.name}” ended with the error ${code}${reason}, and no error event catches that.`;
  raiseIncident(turn, element, wait.instance, new Fault('error-uncaught', sentence));
  return undefined;
}
