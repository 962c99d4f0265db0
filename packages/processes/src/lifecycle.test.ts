import { expect, test } from 'vitest';
import { nextStage, type Stage, transitions } from './lifecycle.ts';

const stages: readonly Stage[] = ['active', 'completing', 'gone'];

test('the table says where every event leads, and refuses it everywhere else', () => {
  for (const [type, transition] of Object.entries(transitions)) {
    for (const stage of stages) {
      const next = () => nextStage(stage, type as keyof typeof transitions);
      if (transition.from.includes(stage)) expect(next()).toBe(transition.to);
      else expect(next).toThrow(`for ${type}, but it is ${stage}`);
    }
  }
});

test('what was answered cannot be answered again, and what is gone cannot end again', () => {
  expect(() => nextStage('completing', 'task.completed')).toThrow();
  expect(() => nextStage('gone', 'element.completed')).toThrow();
  expect(() => nextStage('gone', 'job.created')).toThrow();
});

test('events that are not about the life of an instance change no stage', () => {
  for (const stage of stages) expect(nextStage(stage, 'incident.resolved')).toBe(stage);
});
