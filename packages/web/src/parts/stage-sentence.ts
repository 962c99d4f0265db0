import type { Stage } from '../api/work-contract.ts';

/** "Stage 3 of 7, Stock, waiting for others": the line of a case for those who do not see it. */
export function stageSentence(stages: readonly Stage[]): string {
  const place = currentStage(stages);
  if (place < 0) return `All ${stages.length} stages done`;
  const stage = stages[place]!;
  const words = WORDS[stage.state];
  return `Stage ${place + 1} of ${stages.length}, ${stage.name}${words === '' ? '' : `, ${words}`}`;
}

/** The stage a case is in: an incident first, then where somebody has to act, then where others have to. -1 at the end. */
export function currentStage(stages: readonly Stage[]): number {
  for (const state of ['incident', 'here', 'waiting'] as const) {
    const found = stages.findIndex((stage) => stage.state === state);
    if (found >= 0) return found;
  }
  return stages.findIndex((stage) => stage.state === 'ahead');
}

const WORDS: Readonly<Record<Stage['state'], string>> = {
  done: 'done',
  here: '',
  waiting: 'waiting for others',
  incident: 'stopped by an incident',
  skipped: 'skipped',
  ahead: 'not reached',
};
