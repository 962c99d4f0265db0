import type { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';
import { listen, staleAfter } from './live.ts';

const nothing = { cases: [], tasks: false, incidents: false, definitions: false };

it('asks nothing again when nothing changed', () => {
  expect(staleAfter(nothing)).toEqual([]);
});

it('asks a changed case and every list it stands in', () => {
  expect(staleAfter({ ...nothing, cases: ['7'] })).toEqual([
    ['case', '7'],
    ['cases'],
    ['processes'],
    ['process'],
  ]);
});

it('asks the worklist when tasks changed', () => {
  expect(staleAfter({ ...nothing, tasks: true })).toEqual([['worklist'], ['tasks'], ['task']]);
});

it('asks everything about decisions when definitions changed', () => {
  expect(staleAfter({ ...nothing, definitions: true })).toEqual([
    ['processes'],
    ['process'],
    ['decisions'],
    ['decision'],
    ['decision-tests'],
  ]);
});

/** The browser's end of the line. */
class Line extends EventTarget {
  static readonly CLOSED = 2;
  static all: Line[] = [];
  readyState = 0;
  onopen = () => {};
  onerror = () => {};

  constructor() {
    super();
    Line.all.push(this);
  }

  close() {
    this.readyState = Line.CLOSED;
  }

  fail(readyState: number) {
    this.readyState = readyState;
    this.onerror();
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  Line.all = [];
});

function listening() {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Line);
  const stale: unknown[] = [];
  const heard: boolean[] = [];
  const client = {
    invalidateQueries: async (what?: unknown) => void stale.push(what),
  } as unknown as QueryClient;
  return { stop: listen(client, (open) => heard.push(open)), stale, heard };
}

it('asks everything again after a gap, not at the first connection', () => {
  const { stale, heard } = listening();
  Line.all[0]!.onopen();
  expect(stale).toEqual([]);
  Line.all[0]!.fail(0);
  Line.all[0]!.onopen();
  expect(heard).toEqual([true, false, true]);
  expect(stale).toEqual([undefined]);
});

it('connects again when the browser gave up, until it is stopped', () => {
  const { stop } = listening();
  Line.all[0]!.fail(Line.CLOSED);
  vi.advanceTimersByTime(3_000);
  expect(Line.all).toHaveLength(2);
  Line.all[1]!.fail(Line.CLOSED);
  stop();
  vi.advanceTimersByTime(60_000);
  expect(Line.all).toHaveLength(2);
});
