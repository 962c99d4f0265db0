import { append, type Box, covers, type Run, type Runs } from './runs.ts';

/** How much work a check may still do; shared by all that one table asks for. */
export interface Budget {
  left: number;
}

export interface Uncovered {
  /** Parts that no box covers; they do not meet. */
  readonly parts: readonly Box[];
  /** False when there may be more parts: enough were found, or the budget is spent. */
  readonly complete: boolean;
}

/**
 * The parts of a box that none of the others covers, at most so many. Goes through the axes one after the other:
 * neighbours on an axis that the same boxes take are looked at together, and what the same boxes have in common on
 * the axes that are left is looked at once.
 */
export function uncovered(within: Box, boxes: readonly Box[], most: number, budget: Budget): Uncovered {
  const search = new Search(within, boxes, most, budget);
  const members = boxes.map((_, at) => at);
  const parts = search.visit(0, members, startHash);
  return { parts, complete: search.complete };
}

const startHash = 0;

interface Visited {
  readonly members: readonly number[];
  readonly parts: readonly Box[];
}

class Search {
  complete = true;
  readonly #within: Box;
  readonly #boxes: readonly Box[];
  readonly #most: number;
  readonly #budget: Budget;
  /** From which axis on a box covers all that is asked for. */
  readonly #coversFrom: readonly number[];
  readonly #visited: readonly Map<number, Visited[]>[];

  constructor(within: Box, boxes: readonly Box[], most: number, budget: Budget) {
    this.#within = within;
    this.#boxes = boxes;
    this.#most = most;
    this.#budget = budget;
    this.#coversFrom = boxes.map((box) => coversFrom(box, within));
    this.#visited = within.map(() => new Map());
  }

  /** The parts, on the axes from `axis` on, that none of the members covers. */
  visit(axis: number, members: readonly number[], hash: number): readonly Box[] {
    if (members.length === 0) return [this.#within.slice(axis)];
    if (axis === this.#within.length) return [];
    if (members.some((member) => (this.#coversFrom[member] as number) <= axis)) return [];
    const visited = this.#visited[axis] as Map<number, Visited[]>;
    const alike = visited.get(hash) ?? [];
    const known = alike.find((other) => sameNumbers(other.members, members));
    if (known !== undefined) return known.parts;
    const parts = this.#divide(axis, members);
    visited.set(hash, [...alike, { members, parts }]);
    return parts;
  }

  #divide(axis: number, members: readonly number[]): readonly Box[] {
    const parts: Box[] = [];
    for (const group of this.#groups(axis, members)) {
      for (const rest of this.visit(axis + 1, group.members, group.hash)) {
        // Each part is copied once for each axis before this one, and kept.
        this.#budget.left -= 1 + (rest.length >> 2);
        if (parts.length >= this.#most || this.#budget.left < 0) {
          this.complete = false;
          return parts;
        }
        parts.push([group.runs, ...rest]);
      }
    }
    return parts;
  }

  /** The axis, divided by which of the members take what; in order of their first class. */
  #groups(axis: number, members: readonly number[]): readonly Group[] {
    const groups = new Map<number, Group[]>();
    const inOrder: Group[] = [];
    const taking = new Set<number>();
    const ends = this.#endsOn(axis, members);
    let hash = startHash;
    let at = 0;
    for (const [from, end] of this.#within[axis] as Runs) {
      let position = from;
      while (position < end) {
        for (; at < ends.length && (ends[at] as AxisEnd).position <= position; at++) {
          const { member, begins } = ends[at] as AxisEnd;
          if (begins) taking.add(member);
          else taking.delete(member);
          hash ^= hashOf(member);
        }
        const next = Math.min(end, ends[at]?.position ?? end);
        this.#budget.left -= taking.size + 1;
        if (this.#budget.left < 0) {
          this.complete = false;
          return [];
        }
        addToGroup(groups, inOrder, taking, hash, [position, next]);
        position = next;
      }
    }
    return inOrder;
  }

  #endsOn(axis: number, members: readonly number[]): readonly AxisEnd[] {
    const ends: AxisEnd[] = [];
    for (const member of members) {
      for (const [from, end] of (this.#boxes[member] as Box)[axis] as Runs) {
        ends.push({ position: from, member, begins: true }, { position: end, member, begins: false });
      }
    }
    return ends.sort((a, b) => a.position - b.position);
  }
}

interface Group {
  readonly hash: number;
  readonly members: readonly number[];
  readonly runs: Run[];
}

interface AxisEnd {
  readonly position: number;
  readonly member: number;
  readonly begins: boolean;
}

/** Adds a run to the group that just these boxes take, or begins one. */
function addToGroup(
  groups: Map<number, Group[]>,
  inOrder: Group[],
  taking: ReadonlySet<number>,
  hash: number,
  [from, end]: Run,
): void {
  const alike = groups.get(hash) ?? [];
  const known = alike.find(
    ({ members }) => members.length === taking.size && members.every((member) => taking.has(member)),
  );
  if (known !== undefined) {
    append(known.runs, from, end);
    return;
  }
  const members = [...taking].sort((a, b) => a - b);
  const group = { hash, members, runs: [[from, end]] as Run[] };
  groups.set(hash, [...alike, group]);
  inOrder.push(group);
}

function coversFrom(box: Box, within: Box): number {
  let axis = within.length;
  while (axis > 0 && covers(box[axis - 1] as Runs, within[axis - 1] as Runs)) axis--;
  return axis;
}

function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((number, at) => number === b[at]);
}

/** Spreads small numbers over 32 bits; sets whose hashes agree are compared all the same. */
function hashOf(member: number): number {
  let hash = Math.imul(member + 1, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
