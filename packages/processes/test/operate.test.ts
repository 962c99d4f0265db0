import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MoveStep } from '../src/command.ts';
import { decide, migrateCase } from '../src/index.ts';
import { checkInvariants, checkReplayByStep } from './invariants.ts';
import { modelOf, Play } from './play.ts';
import { playRandomly } from './random-path.ts';
import { fileOf, randomBlock } from './random-process.ts';
import { runs } from './runs.ts';

const decision = () => ({ ok: true, output: 1 }) as const;
const path = fc.array(fc.nat({ max: 10_000 }), { minLength: 5, maxLength: 40 });

test('taking a case to the version it is at changes nothing, wherever it stands', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(randomBlock, path, async (block, choices) => {
      const model = await modelOf(fileOf(block));
      const play = new Play(model, decision);
      playRandomly(play, choices, () => {
        if (play.state?.ended !== undefined || play.state === undefined) return;
        const env = { now: play.now, caseKey: play.key, newKey: () => '900000', decision };
        const outcome = migrateCase({ from: model, to: model }, play.state, { type: 'migrateCase' }, env);
        expect(outcome).toMatchObject({
          ok: true,
          events: [{ type: 'case.migrated', left: [], entered: [] }],
        });
        expect(outcome.ok && outcome.state).toEqual(play.state);
      });
    }),
    runs(60),
  );
});

test('a case that was suspended and resumed is as it was', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(randomBlock, path, async (block, choices) => {
      const play = new Play(await modelOf(fileOf(block)), decision);
      playRandomly(play, choices, () => {
        if (play.state?.ended !== undefined) return;
        const before = JSON.stringify(play.state);
        play.do({ type: 'suspendCase' });
        play.do({ type: 'resumeCase' });
        expect(JSON.stringify(play.state)).toBe(before);
      });
      checkReplayByStep(play);
    }),
    runs(60),
  );
});

/** It need not end by itself: where a token is put into a circle without a wait, only other values end it. */
test('a token that is moved anywhere leaves a case in order, that goes on and can be cancelled', {
  timeout: 60_000,
}, async () => {
  const move = fc.tuple(fc.nat({ max: 15 }), fc.nat(), fc.nat(), fc.boolean());
  await fc.assert(
    fc.asyncProperty(randomBlock, path, move, async (block, choices, [at, which, where, takes]) => {
      const play = new Play(await modelOf(fileOf(block)), decision);
      let step = 0;
      playRandomly(play, choices, () => {
        checkInvariants(play);
        if (play.state === undefined || play.state.ended !== undefined) return;
        if (step++ === at + 20) play.do({ type: 'cancelCase' });
        if (step !== at + 1) return;
        const { instances } = play.state;
        const { elements } = play.model;
        const from = instances[which % instances.length];
        const to = elements[where % elements.length];
        const steps: MoveStep[] = [
          { ...(takes && from && { from: { instance: from.key } }), to: { element: to?.id ?? '' } },
        ];
        const command = { type: 'moveTokens', steps } as const;
        let keys = 900_000;
        const env = { now: play.now, caseKey: play.key, newKey: () => String(++keys), decision };
        if (decide(play.model, play.state, command, env).ok) play.do(command);
        checkInvariants(play);
      });
      checkReplayByStep(play);
    }),
    runs(100),
  );
});
