/**
 * A set of classes of one axis, which are numbered from 0: runs of neighbours, ascending, each from its first class
 * to before its end, with a gap between them.
 */
export type Runs = readonly Run[];
export type Run = readonly [from: number, end: number];

/** What a rule, or a gap, takes of each axis. */
export type Box = readonly Runs[];

export function meet(a: Runs, b: Runs): boolean {
  let left = 0;
  let right = 0;
  while (left < a.length && right < b.length) {
    const [from, end] = a[left] as Run;
    const [otherFrom, otherEnd] = b[right] as Run;
    if (from < otherEnd && otherFrom < end) return true;
    if (end <= otherEnd) left++;
    else right++;
  }
  return false;
}

export function intersectRuns(a: Runs, b: Runs): Runs {
  const common: Run[] = [];
  let left = 0;
  let right = 0;
  while (left < a.length && right < b.length) {
    const [from, end] = a[left] as Run;
    const [otherFrom, otherEnd] = b[right] as Run;
    const first = Math.max(from, otherFrom);
    const last = Math.min(end, otherEnd);
    if (first < last) common.push([first, last]);
    if (end <= otherEnd) left++;
    else right++;
  }
  return common;
}

/** Whether all of `inner` lies in `outer`. */
export function covers(outer: Runs, inner: Runs): boolean {
  let at = 0;
  for (const [from, end] of inner) {
    while (at < outer.length && (outer[at] as Run)[1] < end) at++;
    if (at >= outer.length || (outer[at] as Run)[0] > from) return false;
  }
  return true;
}

function uniteRuns(a: Runs, b: Runs): Runs {
  const united: Run[] = [];
  for (const [from, end] of [...a, ...b].sort((one, other) => one[0] - other[0])) {
    const last = united.at(-1);
    if (last !== undefined && last[1] >= from) united[united.length - 1] = [last[0], Math.max(last[1], end)];
    else united.push([from, end]);
  }
  return united;
}

/** Joins boxes that differ on one axis only, until none are left that do; what they hold together stays the same. */
export function joined(boxes: readonly Box[]): readonly Box[] {
  let left = boxes;
  for (;;) {
    const before = left.length;
    const axes = left[0]?.length ?? 0;
    for (let axis = 0; axis < axes; axis++) left = joinedOn(axis, left);
    if (left.length === before) return left;
  }
}

function joinedOn(axis: number, boxes: readonly Box[]): readonly Box[] {
  const byOthers = new Map<string, Box>();
  for (const box of boxes) {
    const key = JSON.stringify(box.with(axis, []));
    const twin = byOthers.get(key);
    const runs = box[axis] as Runs;
    byOthers.set(key, twin === undefined ? box : twin.with(axis, uniteRuns(twin[axis] as Runs, runs)));
  }
  return [...byOthers.values()];
}

export function boxesMeet(a: Box, b: Box): boolean {
  return a.every((runs, axis) => meet(runs, b[axis] as Runs));
}

export function boxCovers(outer: Box, inner: Box): boolean {
  return outer.every((runs, axis) => covers(runs, inner[axis] as Runs));
}

export function isEmptyBox(box: Box): boolean {
  return box.some((runs) => runs.length === 0);
}

export function intersectBoxes(a: Box, b: Box): Box {
  return a.map((runs, axis) => intersectRuns(runs, b[axis] as Runs));
}

/** Adds a run that begins where the last ends or later. */
export function append(runs: Run[], from: number, end: number): void {
  const last = runs.at(-1);
  if (last !== undefined && last[1] === from) runs[runs.length - 1] = [last[0], end];
  else runs.push([from, end]);
}
