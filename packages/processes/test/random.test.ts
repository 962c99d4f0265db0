import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkInvariants, checkPath, checkReplayByStep } from './invariants.ts';
import { modelOf, Play } from './play.ts';
import { playRandomly } from './random-path.ts';
import { fileOf, randomBlock, randomHandlers } from './random-process.ts';
import { runs } from './runs.ts';

const decision = () => ({ ok: true, output: 1 }) as const;
const path = fc.array(fc.nat({ max: 10_000 }), { minLength: 5, maxLength: 60 });

test('every random run of a random process ends, and replay equals state at every step', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      randomBlock,
      randomHandlers,
      fc.array(path, { minLength: 1, maxLength: 4 }),
      async (block, handlers, paths) => {
        const model = await modelOf(fileOf(block, handlers));
        for (const choices of paths) {
          const play = new Play(model, decision);
          playRandomly(play, choices, () => checkInvariants(play));
          expect(play.state).toMatchObject({ instances: [], tokens: [], waits: [] });
          checkPath(play);
          checkReplayByStep(play);
        }
      },
    ),
    runs(150),
  );
});

test('a cancelled case leaves nothing open, wherever it stands', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      randomBlock,
      randomHandlers,
      path,
      fc.nat({ max: 20 }),
      async (block, handlers, choices, steps) => {
        const play = new Play(await modelOf(fileOf(block, handlers)), decision);
        let step = 0;
        playRandomly(play, choices, () => {
          if (step++ === steps && play.state?.ended === undefined) play.do({ type: 'cancelCase' });
          checkInvariants(play);
        });
        expect(play.state?.waits).toEqual([]);
      },
    ),
    runs(60),
  );
});
