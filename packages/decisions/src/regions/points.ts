import type { FeelValue } from '@throughline/feel';
import type { PointKind } from './region-kind.ts';

/** Some values that are only told apart, or all but some. Booleans are always listed. */
export interface Points {
  readonly kind: PointKind;
  readonly points: readonly FeelValue[];
  /** Whether it is all values but the points that are meant. */
  readonly others: boolean;
}

export function intersectPoints(a: Points, b: Points): Points {
  return complementPoints(unitePoints([complementPoints(a), complementPoints(b)]));
}

export function unitePoints(all: readonly Points[]): Points {
  const { kind } = all[0] as Points;
  const listed = new Set(all.flatMap(({ points, others }) => (others ? [] : points)));
  const cofinite = all.filter(({ others }) => others).map(({ points }) => points);
  const [first, ...rest] = cofinite;
  if (first === undefined) return listBooleans({ kind, points: [...listed], others: false });
  const excluded = rest.reduce((left, points) => keep(left, new Set(points)), first);
  const points = excluded.filter((point) => !listed.has(point));
  return listBooleans({ kind, points, others: true });
}

export function complementPoints({ kind, points, others }: Points): Points {
  return listBooleans({ kind, points, others: !others });
}

export function pointsContain({ points, others }: Points, value: FeelValue): boolean {
  return points.includes(value) !== others;
}

/** A text that none of the excluded ones is. */
export function examplePoint({ points, others }: Points): FeelValue | undefined {
  if (!others) return points[0];
  const [first = 'other'] = ['other', 'another', 'none of these'].filter((text) => !points.includes(text));
  let text = first;
  for (let count = 2; points.includes(text); count++) text = `${first} ${count}`;
  return text;
}

function keep(points: readonly FeelValue[], kept: ReadonlySet<FeelValue>): readonly FeelValue[] {
  return points.filter((point) => kept.has(point));
}

function listBooleans({ kind, points, others }: Points): Points {
  if (kind === 'string' || !others) return { kind, points, others };
  return { kind, points: [true, false].filter((value) => !points.includes(value)), others: false };
}
