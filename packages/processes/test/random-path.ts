import type { Command, Wait } from '../src/index.ts';
import type { Play } from './play.ts';

/** After so many steps a random path only does what brings the case forward. */
const patience = 60;

/** Plays a case to its end by choices taken from the given numbers; hands back the number of steps. */
export function playRandomly(play: Play, choices: readonly number[], check: () => void): number {
  play.start({ pick: choices[0] ?? 0, items: [1, 2, 3], key: 'k', result: 0 });
  check();
  for (let step = 0; step < 5_000; step++) {
    if (play.state?.ended !== undefined) return step;
    const choice = choices[step % choices.length] ?? 0;
    const wait = step < patience ? play.waits()[choice % play.waits().length] : mostUrgent(play);
    if (wait === undefined) throw new Error(`The case is stuck: ${JSON.stringify(play.state)}`);
    const forward = step >= patience || choice % 7 > 1;
    for (const command of commandsFor(play, wait, choice, forward))
      if (play.state?.ended === undefined) play.do(command);
    check();
  }
  throw new Error('The case does not end.');
}

/** What is not beside the main path comes first: boundary events and event sub-processes last. */
function mostUrgent(play: Play): Wait | undefined {
  const waits = play.waits();
  const isBeside = (wait: Wait) => {
    const event = 'element' in wait ? play.model.elementOf.get(wait.element) : undefined;
    return event?.attachedTo !== undefined || event?.parent?.kind === 'eventSubProcess';
  };
  return waits.find((wait) => !isBeside(wait)) ?? waits[0];
}

function commandsFor(play: Play, wait: Wait, choice: number, forward: boolean): readonly Command[] {
  const variables = { pick: forward || choice % 2 ? choice % 3 : 'broken', result: choice };
  const { key } = wait;
  switch (wait.kind) {
    case 'task':
      if (forward) return [{ type: 'completeTask', task: key, variables }];
      return [{ type: 'assignTask', task: key, person: choice % 2 ? 'ada.king' : null }];
    case 'job':
      if (forward) return [{ type: 'completeJob', job: key, variables }];
      if (choice % 2) return [{ type: 'failJob', job: key, retries: choice % 3, message: 'no' }];
      return [{ type: 'throwJobError', job: key, code: choice % 3 ? 'E' : 'F', variables }];
    case 'timer':
      if (Date.parse(wait.due) > Date.parse(play.now)) play.now = wait.due;
      return [{ type: 'fireTimer', timer: key }];
    case 'subscription':
      return [{ type: 'correlateMessage', subscription: key, message: String(choice), variables }];
    case 'signal':
      return [{ type: 'catchSignal', subscription: key, signal: String(choice), variables }];
    case 'condition':
      return [{ type: 'setVariables', values: { go: wait.holds ? 0 : 1 } }];
    case 'call':
      if (forward) return [{ type: 'completeCall', child: key, variables }];
      return [{ type: 'failCall', child: key, code: choice % 2 ? 'E' : 'F' }];
    case 'incident':
      return [
        { type: 'setVariables', values: { pick: choice % 3 } },
        { type: 'retryIncident', incident: key },
      ];
  }
}
