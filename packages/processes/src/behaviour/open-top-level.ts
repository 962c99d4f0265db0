import { openWaits } from './boundaries.ts';
import type { Fault } from './fault.ts';
import type { OpenTurn } from './open-turn.ts';

/** Opens what the event sub-processes of the process wait for, in the name of the case. */
export function openTopLevel(turn: OpenTurn): Fault | undefined {
  return openWaits(turn, turn.model.eventStarts, turn.draft.key);
}
