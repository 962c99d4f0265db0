import { expect, it } from 'vitest';
import type { Stage } from '../api/work-contract.ts';
import { currentStage, stageSentence } from './stage-sentence.ts';

const line = (...states: Stage['state'][]): Stage[] =>
  states.map((state, index) => ({ name: `S${index + 1}`, state }));

it('names the stage where somebody has to act', () => {
  expect(stageSentence(line('done', 'done', 'here', 'ahead'))).toBe('Stage 3 of 4, S3');
});

it('prefers the incident over another open stage', () => {
  expect(currentStage(line('done', 'here', 'incident'))).toBe(2);
  expect(stageSentence(line('done', 'here', 'incident'))).toBe('Stage 3 of 3, S3, stopped by an incident');
});

it('says when others are waited for', () => {
  expect(stageSentence(line('done', 'waiting'))).toBe('Stage 2 of 2, S2, waiting for others');
});

it('knows the end', () => {
  expect(stageSentence(line('done', 'skipped', 'done'))).toBe('All 3 stages done');
});
